package io.posthorn.api.endpoint;

import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.endpoint.SigningSecrets;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.retry.RetryPolicy;
import io.posthorn.common.scope.Scope;
import java.time.Instant;

/// An endpoint as it is registered. Every change makes the next version, which replaces all lower ones in the log.
public record Registration(
        EndpointId id,
        long version,
        Scope scope,
        Subscription subscription,
        EndpointState state,
        Credentials credentials,
        DeliveryWishes wishes,
        Remarks remarks,
        Instant createdAt,
        Instant updatedAt) {

    public static Registration first(
            EndpointId id, Scope scope, Subscription subscription, Credentials credentials, Instant now) {
        return new Registration(
                id,
                1,
                scope,
                subscription,
                new EndpointState.Active(),
                credentials,
                DeliveryWishes.NONE,
                Remarks.NONE,
                now,
                now);
    }

    /// A first version with wishes and remarks.
    public Registration wishing(DeliveryWishes wanted, Remarks noted) {
        return new Registration(
                id, version, scope, subscription, state, credentials, wanted, noted, createdAt, updatedAt);
    }

    public Registration become(EndpointState next, Instant now) {
        return new Registration(
                id, version + 1, scope, subscription, next, credentials, wishes, remarks, createdAt, now);
    }

    /// Active, whatever it was.
    public Registration activate(Instant now) {
        return switch (state) {
            case EndpointState.Active _ -> this;
            case EndpointState.Paused paused -> become(paused.resume(), now);
            case EndpointState.Disabled disabled -> become(disabled.enable(), now);
        };
    }

    public Registration rotate(SigningSecrets next, Instant now) {
        return new Registration(
                id, version + 1, scope, subscription, state, credentials.with(next), wishes, remarks, createdAt, now);
    }

    /// With everything that its owner may change.
    public Registration rewrite(
            Subscription to, Credentials carried, DeliveryWishes wanted, Remarks noted, Instant now) {
        return new Registration(id, version + 1, scope, to, state, carried, wanted, noted, createdAt, now);
    }

    /// As it travels to the dispatchers.
    Endpoint snapshot(RetryPolicy platformPolicy) {
        return new Endpoint(
                id,
                version,
                scope,
                subscription.url(),
                subscription.eventTypes(),
                subscription.scheme(),
                status(),
                credentials.secrets(),
                credentials.headers(),
                wishes.settings(platformPolicy));
    }

    public EndpointStatus status() {
        return state.status();
    }

    /// Its place in lists, newest last.
    String sortable() {
        return sortable(id);
    }

    static String sortable(EndpointId id) {
        return id.value().substring(id.value().indexOf('_') + 1);
    }
}

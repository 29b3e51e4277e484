package io.posthorn.common.event;

import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An event as it stands in the log: what it is, whose it is, and the exact bytes that every endpoint receives.
///
/// @param source where it comes from, a CloudEvents source (URI reference)
/// @param time when it happened, as its producer says
/// @param orderingKey events of one tenant with the same key keep their order
/// @param deliverAt not to be attempted before
/// @param expiresAt not to be attempted from then on
/// @param onlyTo the one endpoint it is meant for, whatever its filter says (a test ping)
public record Event(
        EventId id,
        EventType type,
        Scope scope,
        String source,
        Instant time,
        String contentType,
        @Nullable String orderingKey,
        @Nullable Instant deliverAt,
        @Nullable Instant expiresAt,
        @Nullable EndpointId onlyTo,
        byte[] body) {

    public static final String JSON = "application/json";

    public Event {
        if (deliverAt != null && expiresAt != null && !expiresAt.isAfter(deliverAt)) {
            throw new IllegalArgumentException("expires_at " + expiresAt + " is not after deliver_at " + deliverAt);
        }
    }

    public Optional<EndpointId> target() {
        return Optional.ofNullable(onlyTo);
    }

    /// Key of its record: the tenant, with the ordering key where there is one.
    public String partitionKey() {
        return orderingKey == null ? scope.tenant().value() : scope.tenant().value() + "/" + orderingKey;
    }

    @Override
    public String toString() {
        return "Event[" + id + ", " + type + ", " + scope + ", " + body.length + " bytes]";
    }
}

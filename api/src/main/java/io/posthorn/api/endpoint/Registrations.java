package io.posthorn.api.endpoint;

import io.posthorn.api.access.Caller;
import io.posthorn.api.database.Database;
import io.posthorn.api.http.Page;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.idempotency.KeyedRequest;
import io.posthorn.api.kafka.RetryConfig;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.record.JsonCodec;
import io.posthorn.common.retry.RetryPolicy;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The endpoints of all surfaces. What is answered here stands in the log already, so that an event published
/// afterwards meets it (law 5). Blocks; fails with [io.posthorn.api.kafka.LogUnavailableException].
@Singleton
public final class Registrations {
    private final Database database;
    private final RegistrationTable table;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final SecretRequests secrets;
    private final RetryPolicy platformPolicy;
    private final Clock clock;

    Registrations(
            Database database,
            RegistrationTable table,
            Outbox outbox,
            OutboxRelay relay,
            SecretRequests secrets,
            RetryConfig retry,
            Clock clock) {
        this.database = database;
        this.table = table;
        this.outbox = outbox;
        this.relay = relay;
        this.secrets = secrets;
        this.platformPolicy = retry.defaultPolicy();
        this.clock = clock;
    }

    public void register(Registration registration) {
        registerIf(() -> true, registration);
    }

    /// Registers if the condition holds in the same transaction; false when it does not.
    public boolean registerIf(BooleanSupplier condition, Registration registration) {
        boolean registered = database.inTransaction(() -> condition.getAsBoolean() && store(registration));
        if (registered) {
            relay.bring(registration.id());
        }
        return registered;
    }

    public Optional<Registration> find(EndpointId id) {
        return table.find(id);
    }

    public Page<Registration> visibleTo(Caller caller, PageRequest page) {
        return table.visibleTo(caller, page);
    }

    /// Those of the ids that are registered still.
    public List<Registration> of(Collection<EndpointId> ids) {
        return table.of(ids);
    }

    /// In the order in which they were made.
    public List<Registration> of(Scope.Session session) {
        return table.of(session);
    }

    /// Changes an endpoint that meets the condition, one change after the other; empty when there is none. A change
    /// that returns its argument changes nothing.
    public Optional<Registration> change(
            EndpointId id, Predicate<Registration> condition, UnaryOperator<Registration> change) {
        Optional<Registration> changed = database.inTransaction(
                () -> table.lock(id).filter(condition).map(before -> store(before, change.apply(before))));
        changed.ifPresent(_ -> relay.bring(id));
        return changed;
    }

    /// As [#change], for a change that makes a secret: the same request makes it once, however often it is sent.
    ///
    /// @param request absent when it has no `Idempotency-Key`
    public Optional<Registration> rotate(
            EndpointId id,
            Predicate<Registration> condition,
            @Nullable KeyedRequest request,
            UnaryOperator<Registration> rotation) {
        return change(id, condition, before -> {
            if (secrets.wasGivenTo(request, id)) {
                return before;
            }
            secrets.give(request, id);
            return rotation.apply(before);
        });
    }

    /// Disables an endpoint, within the transaction of the caller, where there is one: the log learns of it soon after.
    /// Nothing happens when it is gone or disabled already.
    public void disable(EndpointId id, String reason) {
        database.inTransaction(() -> table.lock(id)
                .map(before -> store(before, disabled(before, reason)))
                .isPresent());
    }

    /// Deletes an endpoint that meets the condition; false when there is none. Then, too, the log knows of it: the call
    /// that deleted it may have been ended by an outage of the log.
    public boolean delete(EndpointId id, Predicate<Registration> condition) {
        boolean deleted = database.inTransaction(() -> table.lock(id)
                .filter(condition)
                .filter(_ -> table.delete(id))
                .map(_ -> tombstone(id))
                .isPresent());
        relay.bring(id);
        return deleted;
    }

    /// Deletes every endpoint of a scope and the scopes within it, in one transaction with what ends the scope itself.
    public void deleteAll(Scope scope, Runnable ending) {
        List<EndpointId> deleted = database.inTransaction(() -> {
            ending.run();
            List<EndpointId> found = table.within(scope);
            found.stream().filter(table::delete).forEach(this::tombstone);
            return found;
        });
        deleted.forEach(relay::bring);
    }

    private boolean store(Registration registration) {
        table.insert(registration);
        outbox.add(registration.id(), snapshot(registration));
        return true;
    }

    private Registration disabled(Registration before, String reason) {
        return switch (before.state()) {
            case EndpointState.Active active -> before.become(active.disable(reason), clock.instant());
            case EndpointState.Paused paused -> before.become(paused.disable(reason), clock.instant());
            case EndpointState.Disabled _ -> before;
        };
    }

    private Registration store(Registration before, Registration after) {
        if (after.version() != before.version()) {
            table.update(after);
            outbox.add(after.id(), snapshot(after));
        }
        return after;
    }

    private EndpointId tombstone(EndpointId id) {
        outbox.add(id, null);
        return id;
    }

    private byte[] snapshot(Registration registration) {
        return JsonCodec.ENDPOINTS.encode(registration.snapshot(platformPolicy));
    }
}

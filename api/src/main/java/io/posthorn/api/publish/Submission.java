package io.posthorn.api.publish;

import io.posthorn.api.agent.message.DeliveryTerms;
import io.posthorn.api.agent.message.Outgoing;
import io.posthorn.common.event.Event;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An event that was checked and awaits its id.
///
/// @param time when it happened; absent means when it was accepted first
/// @param key what makes it the same event when it is sent again; absent when nothing does
record Submission(
        EventType type,
        Scope scope,
        String source,
        @Nullable Instant time,
        @Nullable String orderingKey,
        @Nullable Instant deliverAt,
        @Nullable Instant expiresAt,
        Carried carried,
        @Nullable PublishKey key) {

    Optional<PublishKey> publishKey() {
        return Optional.ofNullable(key);
    }

    /// The message that it carries.
    Optional<Carried.ForAgent> message() {
        return carried instanceof Carried.ForAgent message ? Optional.of(message) : Optional.empty();
    }

    /// The same submission under the same id is the same event to the byte, however much later: what has no time of its
    /// own takes that of the id, which outlives a crash.
    Event as(EventId id) {
        return switch (carried) {
            case Carried.Enveloped enveloped -> enveloped(id, enveloped.data());
            case Carried.ForAgent message -> outgoing(id, message).event();
        };
    }

    /// The message that it carries, as that of an event.
    Optional<Outgoing> outgoing(EventId id) {
        return message().map(message -> outgoing(id, message));
    }

    private Outgoing outgoing(EventId id, Carried.ForAgent message) {
        return new Outgoing(
                message.draft().of(id, message.project(), type, happenedAt(id)),
                new DeliveryTerms(source, orderingKey, deliverAt, expiresAt));
    }

    private Event enveloped(EventId id, JsonSlice data) {
        Instant happenedAt = happenedAt(id);
        return new Event(
                id,
                type,
                scope,
                source,
                happenedAt,
                Event.JSON,
                orderingKey,
                deliverAt,
                expiresAt,
                null,
                Envelope.of(type, scope.sessionId().orElse(null), happenedAt, data));
    }

    private Instant happenedAt(EventId id) {
        return time == null ? id.time() : time;
    }
}

package io.posthorn.api.publish;

import io.posthorn.common.event.Event;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An event that was checked and awaits its id.
///
/// @param key what makes it the same event when it is sent again; absent when nothing does
record Submission(
        EventType type,
        Scope scope,
        String source,
        Instant time,
        @Nullable String orderingKey,
        @Nullable Instant deliverAt,
        @Nullable Instant expiresAt,
        JsonSlice data,
        @Nullable PublishKey key) {

    Optional<PublishKey> publishKey() {
        return Optional.ofNullable(key);
    }

    Event as(EventId id) {
        return new Event(
                id,
                type,
                scope,
                source,
                time,
                Event.JSON,
                orderingKey,
                deliverAt,
                expiresAt,
                null,
                Envelope.of(type, scope.sessionId().orElse(null), time, data));
    }
}

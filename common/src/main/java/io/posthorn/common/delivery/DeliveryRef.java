package io.posthorn.common.delivery;

import io.posthorn.common.event.EventType;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What names a delivery wherever it is spoken of: in its record and in every fact about it.
///
/// @param scope the scope of the event
/// @param acceptedAt when the log took the event
/// @param replay the replay or resend that made it; absent for the fan-out's own
public record DeliveryRef(
        DeliveryId id,
        EventId event,
        EndpointId endpoint,
        EventType type,
        Scope scope,
        Instant acceptedAt,
        @Nullable ReplayId replay) {

    public Optional<ReplayId> replayId() {
        return Optional.ofNullable(replay);
    }
}

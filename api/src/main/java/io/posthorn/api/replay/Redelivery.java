package io.posthorn.api.replay;

import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.delivery.Progress;
import io.posthorn.common.event.Event;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.journal.Fact.Enqueued;
import io.posthorn.common.record.DecodedEvent.WellFormed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery that a replay or a resend makes. Its id is its own and always the same, so that it neither cancels nor
/// doubles the one before, and a replay that goes on after a crash makes nothing new.
///
/// @param deadLetter the one it replays, where it does
record Redelivery(Delivery delivery, @Nullable DeadLetterId deadLetter) {
    /// Of what was given up.
    static Redelivery of(Delivery dead, ReplayId replay, Instant now) {
        DeliveryRef ref = dead.ref();
        DeliveryRef again = new DeliveryRef(
                DeliveryId.of(ref.event(), ref.endpoint(), replay),
                ref.event(),
                ref.endpoint(),
                ref.type(),
                ref.scope(),
                ref.acceptedAt(),
                replay);
        return new Redelivery(
                new Delivery(again, Progress.dueAt(now), dead.contentType(), dead.expiresAt(), dead.body()),
                DeadLetterId.of(ref.id()));
    }

    /// Of an event as it stands in the log.
    static Redelivery of(WellFormed accepted, EndpointId endpoint, ReplayId replay, Instant now) {
        Event event = accepted.event();
        DeliveryRef ref = new DeliveryRef(
                DeliveryId.of(event.id(), endpoint, replay),
                event.id(),
                endpoint,
                event.type(),
                event.scope(),
                accepted.acceptedAt(),
                replay);
        return new Redelivery(
                new Delivery(ref, Progress.dueAt(now), event.contentType(), event.expiresAt(), event.body()), null);
    }

    Redelivery replaying(DeadLetterId dead) {
        return new Redelivery(delivery, dead);
    }

    Enqueued fact(Instant now) {
        return new Enqueued(delivery.ref(), deadLetter, now);
    }
}

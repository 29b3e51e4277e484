package io.posthorn.api.ledger;

import io.posthorn.common.delivery.DeliveryRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one delivery.
///
/// @param attempts made so far, as far as known
/// @param outlook what it waits for; absent once it ended
/// @param ending how it ended; present exactly when it did
record DeliveryState(
        DeliveryRef ref,
        int attempts,
        @Nullable Outlook outlook,
        @Nullable Ending ending) implements Joinable<DeliveryState> {
    DeliveryState {
        if ((outlook == null) == (ending == null)) {
            throw new IllegalArgumentException("a delivery either waits or has ended: " + ref.id());
        }
    }

    static DeliveryState pending(DeliveryRef ref, Outlook outlook) {
        return new DeliveryState(ref, outlook.attempts(), outlook, null);
    }

    static DeliveryState ended(DeliveryRef ref, int attempts, Ending ending) {
        return new DeliveryState(ref, attempts, null, ending);
    }

    @Override
    public DeliveryState join(DeliveryState other) {
        int most = Math.max(attempts, other.attempts);
        Ending end = Ending.first(ending, other.ending);
        return new DeliveryState(ref, most, end == null ? latest(outlook, other.outlook) : null, end);
    }

    private static @Nullable Outlook latest(@Nullable Outlook one, @Nullable Outlook other) {
        return one == null || other == null ? null : one.latest(other);
    }

    DeliveryStatus status() {
        return Optional.ofNullable(ending).map(Ending::status).orElse(DeliveryStatus.PENDING);
    }
}

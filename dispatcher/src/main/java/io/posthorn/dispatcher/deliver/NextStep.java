package io.posthorn.dispatcher.deliver;

import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeferReason;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.dispatcher.tier.Parking;
import java.time.Instant;

/// What is to become of a delivery.
sealed interface NextStep {
    /// What may follow an attempt.
    sealed interface AfterAttempt extends NextStep {}

    /// What may follow when no attempt was made.
    sealed interface WithoutAttempt extends NextStep {}

    /// The endpoint has it.
    record Settle() implements AfterAttempt {}

    /// It is tried again at the due time.
    record Retry(Instant dueAt, Parking parking) implements AfterAttempt {}

    /// It waits until the due time without having spent an attempt.
    record Defer(DeferReason reason, Instant dueAt, Parking parking) implements WithoutAttempt {}

    /// It is not due yet and climbs on.
    record MoveOn(Parking parking) implements WithoutAttempt {}

    /// It becomes a dead letter.
    record Bury(DeadReason reason) implements AfterAttempt, WithoutAttempt {}

    /// It is not wanted any more.
    record Discard(DiscardReason reason) implements AfterAttempt, WithoutAttempt {}
}

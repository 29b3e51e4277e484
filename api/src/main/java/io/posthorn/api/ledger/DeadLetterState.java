package io.posthorn.api.ledger;

import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.journal.Fact.Decision;
import io.posthorn.common.journal.Fact.Malformed;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What is known of one dead letter.
///
/// @param ref the delivery that died; absent for a record that could not be read
/// @param position in the dead-letters topic
/// @param source in the events topic, of a record that could not be read
record DeadLetterState(
        DeadLetterId id,
        Scope scope,
        @Nullable DeliveryRef ref,
        DeadReason reason,
        LastAnswer answer,
        int attempts,
        LogPosition position,
        int bodyBytes,
        @Nullable LogPosition source,
        @Nullable Instant firstAttemptAt,
        Instant diedAt)
        implements Joinable<DeadLetterState> {
    /// After a crash a delivery may die twice: the earlier counts.
    private static final Comparator<DeadLetterState> PRECEDENCE = Comparator.comparing(DeadLetterState::diedAt)
            .thenComparingInt(dead -> dead.position.partition())
            .thenComparingLong(dead -> dead.position.offset())
            .thenComparing(DeadLetterState::reason)
            .thenComparingInt(DeadLetterState::attempts)
            .thenComparing(dead -> dead.answer.toString());

    DeadLetterState {
        firstAttemptAt = Moments.keptOrNull(firstAttemptAt);
        diedAt = Moments.kept(diedAt);
    }

    static DeadLetterState of(DeliveryRef ref, Decision.Dead dead, LastAnswer answer, int attempts, Instant diedAt) {
        return new DeadLetterState(
                DeadLetterId.of(ref.id()),
                ref.scope(),
                ref,
                dead.reason(),
                answer,
                attempts,
                dead.position(),
                dead.bodyBytes(),
                null,
                dead.firstAttemptAt(),
                diedAt);
    }

    static DeadLetterState of(Malformed fact) {
        return new DeadLetterState(
                fact.deadLetter(),
                fact.scope(),
                null,
                DeadReason.MALFORMED_EVENT,
                new LastAnswer(null, fact.error()),
                0,
                fact.position(),
                fact.bodyBytes(),
                fact.source(),
                null,
                fact.at());
    }

    @Override
    public DeadLetterState join(DeadLetterState other) {
        return PRECEDENCE.compare(this, other) <= 0 ? this : other;
    }
}

package io.posthorn.api.ledger;

import io.posthorn.common.journal.Fact.Decision;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// How and when a delivery ended.
record Ending(DeliveryStatus status, @Nullable String reason, Instant at) {
    /// After a crash a delivery may end twice: what the endpoint got counts first, then the earlier.
    private static final Comparator<Ending> PRECEDENCE = Comparator.comparing(Ending::status)
            .thenComparing(Ending::at)
            .thenComparing(Ending::reason, Comparator.nullsFirst(Comparator.naturalOrder()));

    Ending {
        at = Moments.kept(at);
    }

    static Ending of(Decision.Final decision, Instant at) {
        return switch (decision) {
            case Decision.Delivered() -> new Ending(DeliveryStatus.DELIVERED, null, at);
            case Decision.Dead dead ->
                new Ending(DeliveryStatus.DEAD, dead.reason().code(), at);
            case Decision.Discarded discarded ->
                new Ending(DeliveryStatus.DISCARDED, discarded.reason().code(), at);
        };
    }

    static @Nullable Ending first(@Nullable Ending one, @Nullable Ending other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return PRECEDENCE.compare(one, other) <= 0 ? one : other;
    }
}

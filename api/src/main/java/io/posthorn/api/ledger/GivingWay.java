package io.posthorn.api.ledger;

import io.posthorn.common.journal.Fact;
import io.posthorn.common.thread.Precedence;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/// Leaves the core to others between rows. So records come late before deliveries do, but not later and later: a
/// ledger that is far behind takes the share that it has. Owned by the thread that writes.
@Singleton
final class GivingWay {
    private static final Duration FAR_BEHIND = Duration.ofSeconds(10);

    private final Clock clock;
    private boolean farBehind;

    GivingWay(Clock clock) {
        this.clock = clock;
    }

    /// To be called before these are written.
    void writing(Collection<Fact> facts) {
        Instant far = clock.instant().minus(FAR_BEHIND);
        farBehind = facts.stream()
                .map(Fact::at)
                .max(Comparator.naturalOrder())
                .filter(far::isAfter)
                .isPresent();
    }

    void giveWay() {
        if (!farBehind) {
            Precedence.giveWay();
        }
    }
}

package io.posthorn.api.ledger;

import io.posthorn.common.journal.Fact;
import io.posthorn.common.thread.Precedence;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/// What the ledger does between rows: it leaves its core to others, unless it is far behind. So records come late
/// before deliveries do, but a ledger that is far behind takes its whole share.
final class GivingWay {
    private static final Duration FAR_BEHIND = Duration.ofSeconds(10);

    private GivingWay() {}

    static Runnable between(Collection<Fact> facts, Instant now) {
        return isFarBehind(facts, now) ? () -> {} : Precedence::giveWay;
    }

    /// Whether even the newest is old. Dispatchers elsewhere wrote them by their own clocks.
    static boolean isFarBehind(Collection<Fact> facts, Instant now) {
        return facts.stream().map(Fact::at).allMatch(now.minus(FAR_BEHIND)::isAfter);
    }
}

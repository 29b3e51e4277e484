package io.posthorn.dispatcher.tier;

import static io.posthorn.dispatcher.tier.DueGate.Passage.BEHIND;
import static io.posthorn.dispatcher.tier.DueGate.Passage.DUE;
import static io.posthorn.dispatcher.tier.DueGate.Passage.HOLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DueGateTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final DueGate<String> gate = new DueGate<>();

    @Test
    void dueRecordPasses() {
        assertThat(gate.pass("a", NOW, NOW)).isEqualTo(DUE);
        assertThat(gate.held()).isEmpty();
    }

    @Test
    void firstThatIsNotDueHoldsItsPartitionOnly() {
        assertThat(gate.pass("a", NOW.plusSeconds(5), NOW)).isEqualTo(HOLD);

        assertThat(gate.pass("a", NOW, NOW)).isEqualTo(BEHIND);
        assertThat(gate.pass("b", NOW, NOW)).isEqualTo(DUE);
        assertThat(gate.held()).containsExactly("a");
    }

    @Test
    void partitionIsReleasedWhenItsHeadIsDueAndNotBefore() {
        gate.pass("a", NOW.plusSeconds(5), NOW);

        assertThat(gate.release(NOW.plusMillis(4_999))).isEmpty();
        assertThat(gate.release(NOW.plusSeconds(5))).containsExactly("a");
        assertThat(gate.held()).isEmpty();
    }

    @Test
    void headThatIsAlmostDueIsHeldForAMomentAllTheSame() {
        gate.pass("a", NOW.plusMillis(1), NOW);

        assertThat(gate.release(NOW.plusMillis(19))).isEmpty();
        assertThat(gate.release(NOW.plusMillis(20))).containsExactly("a");
    }

    @Test
    void partitionThatWasTakenAwayIsForgotten() {
        gate.pass("a", NOW.plusSeconds(5), NOW);

        gate.forget(List.of("a"));

        assertThat(gate.release(NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void nextIsTheEarliestHeadWithinTheLimit() {
        Duration limit = Duration.ofMillis(100);
        assertThat(gate.untilNext(NOW, limit)).isEqualTo(limit);

        gate.pass("a", NOW.plusMillis(60), NOW);
        gate.pass("b", NOW.plusMillis(30), NOW);

        assertThat(gate.untilNext(NOW, limit)).isEqualTo(Duration.ofMillis(30));
        assertThat(gate.untilNext(NOW.plusSeconds(1), limit)).isZero();
    }
}

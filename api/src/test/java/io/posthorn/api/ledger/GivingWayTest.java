package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.Facts;
import io.posthorn.common.fixture.RunningThread;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.journal.Fact;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells how often a thread has left its core")
final class GivingWayTest {
    private static final int TRIES = 1_000;

    private final Fact fact = Facts.anEvent().fannedOut(Samples.IDS.endpoint());

    @Test
    void ledgerThatKeepsUpLeavesItsCore() {
        assertThat(leaves(Duration.ofSeconds(9), List.of(fact))).isTrue();
    }

    @Test
    void ledgerThatIsFarBehindDoesNot() {
        assertThat(leaves(Duration.ofSeconds(11), List.of(fact))).isFalse();
    }

    @Test
    void ledgerWithoutFactsIsNotBehind() {
        assertThat(leaves(Duration.ZERO, List.of())).isTrue();
    }

    /// Over many tries: a thread may wait for something else, or be late for a wait that was over.
    private boolean leaves(Duration behind, List<Fact> facts) {
        GivingWay givingWay = new GivingWay(Clock.fixed(fact.at().plus(behind), ZoneOffset.UTC));
        givingWay.writing(facts);
        long before = RunningThread.waits();
        for (int i = 0; i < TRIES; i++) {
            givingWay.giveWay();
        }
        return RunningThread.waits() - before > TRIES / 2;
    }
}

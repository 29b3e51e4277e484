package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.fixture.RunningThread;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.journal.Fact;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class GivingWayTest {
    private static final int EVENTS = 640;

    private final Fact fact = enqueued(Instant.now());

    @Test
    void ledgerThatKeepsUpIsNotFarBehind() {
        assertThat(GivingWay.isFarBehind(List.of(fact), fact.at().plusSeconds(9)))
                .isFalse();
    }

    @Test
    void ledgerIsFarBehindAfterTenSeconds() {
        assertThat(GivingWay.isFarBehind(List.of(fact), fact.at().plusSeconds(11)))
                .isTrue();
    }

    @Test
    void newestFactDecides() {
        Fact later = enqueued(fact.at().plusSeconds(5));

        assertThat(GivingWay.isFarBehind(List.of(fact, later), fact.at().plusSeconds(11)))
                .isFalse();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells how often a thread has left its core")
    void ledgerLeavesItsCoreWhileItWritesUnlessItIsFarBehind() {
        long _ = waitsWhileWriting(Instant.now()); // the first waits for other things too
        long late = waitsWhileWriting(Instant.now().minusSeconds(60));

        long inTime = waitsWhileWriting(Instant.now().plusSeconds(60));

        assertThat(inTime).isGreaterThanOrEqualTo(late + EVENTS / 64);
    }

    private static long waitsWhileWriting(Instant at) {
        LedgerWriter writer = TestDatabase.H2.api().bean(LedgerWriter.class);
        List<Fact> facts = Stream.generate(() -> enqueued(at)).limit(EVENTS).toList();
        long before = RunningThread.waits();
        writer.write("none", List.of(), facts);
        return RunningThread.waits() - before;
    }

    private static Fact enqueued(Instant at) {
        return new Fact.Enqueued(Facts.anEvent().to(Samples.IDS.endpoint()), null, at);
    }
}

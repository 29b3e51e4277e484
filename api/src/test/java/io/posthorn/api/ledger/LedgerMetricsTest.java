package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.journal.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LedgerMetricsTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final DeliveryRef delivery = Facts.anEvent().to(Samples.IDS.endpoint());
    private Instant now = Instant.now();
    private final LedgerMetrics metrics = new LedgerMetrics(registry, () -> now);

    @Test
    void latenessIsTheAgeOfTheNewestFactThatIsWritten() {
        wrote(60, 20, 30);

        assertThat(lateness(registry)).isCloseTo(20, within(0.001));
    }

    @Test
    void latenessGrowsWhileNothingIsWritten() {
        wrote(20);

        now = now.plusSeconds(5);

        assertThat(lateness(registry)).isCloseTo(25, within(0.001));
    }

    @Test
    void ledgerIsNotLateWhenNothingWaits() {
        wrote(20);

        metrics.nothingWaits();

        assertThat(lateness(registry)).isZero();
    }

    @Test
    void factsOfAClockThatIsAheadAreNotLate() {
        wrote(-5);

        assertThat(lateness(registry)).isZero();
    }

    @Test
    void ledgerThatHasReadEverythingIsNotLate() {
        MeterRegistry ofApi = TestApi.shared().bean(MeterRegistry.class);

        await().until(() -> lateness(ofApi) < 2);
    }

    private void wrote(int... ages) {
        List<Fact> facts = IntStream.of(ages)
                .<Fact>mapToObj(age -> new Fact.Enqueued(delivery, null, now.minusSeconds(age)))
                .toList();
        metrics.wrote(facts, Duration.ofMillis(1));
    }

    private static double lateness(MeterRegistry registry) {
        return registry.get("posthorn.ledger.lateness").timeGauge().value(TimeUnit.SECONDS);
    }
}

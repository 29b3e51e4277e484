package io.posthorn.api.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.posthorn.common.journal.Fact;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/// What the ledger counts, and how late it is. Thread-safe.
@Singleton
final class LedgerMetrics {
    private final Counter written;
    private final Counter unreadable;
    private final Counter failures;
    private final Timer transactions;
    private final InstantSource clock;
    private volatile Instant completeUntil;

    LedgerMetrics(MeterRegistry registry, InstantSource clock) {
        this.written = registry.counter("posthorn.ledger.facts");
        this.unreadable = registry.counter("posthorn.ledger.facts.unreadable");
        this.failures = registry.counter("posthorn.ledger.failures");
        this.transactions = registry.timer("posthorn.ledger.transactions");
        this.clock = clock;
        this.completeUntil = clock.instant();
        TimeGauge.builder("posthorn.ledger.lateness", this::latenessMillis, TimeUnit.MILLISECONDS)
                .description("how long ago the tables were complete")
                .register(registry);
    }

    void unreadable() {
        unreadable.increment();
    }

    void failed() {
        failures.increment();
    }

    void wrote(Collection<Fact> facts, Duration took) {
        facts.stream().map(Fact::at).max(Comparator.naturalOrder()).ifPresent(newest -> completeUntil = newest);
        written.increment(facts.size());
        transactions.record(took);
    }

    void nothingWaits() {
        completeUntil = clock.instant();
    }

    /// Never negative: dispatchers elsewhere write facts by their own clocks.
    private long latenessMillis() {
        return Math.max(0, Duration.between(completeUntil, clock.instant()).toMillis());
    }
}

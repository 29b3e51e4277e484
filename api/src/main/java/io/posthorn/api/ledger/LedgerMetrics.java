package io.posthorn.api.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/// What the ledger counts. Thread-safe.
@Singleton
final class LedgerMetrics {
    private final Counter facts;
    private final Counter unreadable;
    private final Counter failures;
    private final Timer transactions;

    LedgerMetrics(MeterRegistry registry) {
        this.facts = registry.counter("posthorn.ledger.facts");
        this.unreadable = registry.counter("posthorn.ledger.facts.unreadable");
        this.failures = registry.counter("posthorn.ledger.failures");
        this.transactions = registry.timer("posthorn.ledger.transactions");
    }

    void unreadable() {
        unreadable.increment();
    }

    void failed() {
        failures.increment();
    }

    void wrote(int count, Duration took) {
        facts.increment(count);
        transactions.record(took);
    }
}

package io.posthorn.dispatcher.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.posthorn.common.delivery.AttemptOutcome;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeferReason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/// The dispatcher's meters. Thread-safe.
public final class Meters {
    private final MeterRegistry registry;
    private final Map<AttemptOutcome, Counter> attempts = new EnumMap<>(AttemptOutcome.class);
    private final Map<DeferReason, Counter> deferrals = new EnumMap<>(DeferReason.class);
    private final Map<DeadReason, Counter> deadLetters = new EnumMap<>(DeadReason.class);
    private final Timer latency;
    private final Timer lateness;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        for (AttemptOutcome outcome : AttemptOutcome.values()) {
            attempts.put(outcome, registry.counter("posthorn.attempts", "outcome", outcome.code()));
        }
        for (DeferReason reason : DeferReason.values()) {
            deferrals.put(reason, registry.counter("posthorn.deferrals", "reason", reason.code()));
        }
        for (DeadReason reason : DeadReason.values()) {
            deadLetters.put(reason, registry.counter("posthorn.dead.letters", "reason", reason.code()));
        }
        this.latency = histogram("posthorn.delivery.latency", "From the acceptance of an event to its delivery");
        this.lateness = histogram("posthorn.retry.lateness", "From the due time of a retry to its attempt");
    }

    public void attempted(AttemptOutcome outcome) {
        counter(attempts, outcome).increment();
    }

    public void delivered(Duration sinceAccepted) {
        latency.record(sinceAccepted);
    }

    public void retried(Duration sinceDue) {
        lateness.record(sinceDue);
    }

    public void deferred(DeferReason reason) {
        counter(deferrals, reason).increment();
    }

    public void buried(DeadReason reason) {
        counter(deadLetters, reason).increment();
    }

    /// A value that is asked for when someone looks.
    public void gauge(String name, Supplier<Number> value) {
        Gauge.builder(name, value).register(registry);
    }

    private Timer histogram(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry);
    }

    private static <E extends Enum<E>> Counter counter(Map<E, Counter> counters, E value) {
        Counter counter = counters.get(value);
        if (counter == null) {
            throw new IllegalStateException("no counter of " + value);
        }
        return counter;
    }
}

package io.posthorn.api.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// Counts what became of events that were sent to be published: `posthorn_publish_total`.
@Singleton
final class PublishMeter {
    private final Counter accepted;
    private final Counter duplicate;
    private final Counter refused;

    PublishMeter(MeterRegistry registry) {
        this.accepted = counter(registry, "accepted");
        this.duplicate = counter(registry, "duplicate");
        this.refused = counter(registry, "refused");
    }

    void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted taken -> (taken.duplicate() ? duplicate : accepted).increment();
            case Outcome.Refused _ -> refused.increment();
        }
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("posthorn.publish")
                .description("events sent to be published, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}

package io.posthorn.api.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.posthorn.api.ledger.Ledger;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/// Whether facts reach the tables.
@Singleton
@Readiness
final class LedgerProbe implements HealthIndicator {
    private static final String NAME = "ledger";

    private final Ledger ledger;

    LedgerProbe(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(ledger.trouble()
                .map(reason -> HealthResult.builder(NAME, HealthStatus.DOWN).details(Map.of("reason", reason)))
                .orElseGet(() -> HealthResult.builder(NAME, HealthStatus.UP))
                .build());
    }
}

package io.posthorn.standalone;

import io.micronaut.context.ApplicationContext;
import io.micronaut.health.HealthStatus;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import java.time.Duration;
import java.util.Collection;
import reactor.core.publisher.Flux;

/// Opens once every readiness check of the application is up: broker, database, dispatcher really consuming.
final class StartGate {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Collection<HealthIndicator> checks;

    StartGate(ApplicationContext application) {
        this.checks = application.getBeansOfType(HealthIndicator.class, Qualifiers.byStereotype(Readiness.class));
    }

    void await() throws InterruptedException {
        while (!isOpen()) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private boolean isOpen() {
        return Boolean.TRUE.equals(Flux.fromIterable(checks)
                .flatMap(HealthIndicator::getResult)
                .all(result -> result.getStatus().equals(HealthStatus.UP))
                .block());
    }
}

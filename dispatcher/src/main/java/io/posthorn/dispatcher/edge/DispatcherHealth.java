package io.posthorn.dispatcher.edge;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/// Up once the dispatcher really consumes: endpoints known, both consumers members of their groups and polling.
@Singleton
@Readiness
final class DispatcherHealth implements HealthIndicator {
    private static final String NAME = "dispatcher";

    private final RunningDispatcher dispatcher;

    DispatcherHealth(RunningDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = dispatcher.consuming() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder(NAME, status).build());
    }
}

package io.posthorn.api.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;

/// A health indicator that is down when its question throws or takes too long. The answer tells no more than that.
abstract class Probe implements HealthIndicator {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String name;
    private final Executor blocking;

    Probe(String name, Executor blocking) {
        this.name = name;
        this.blocking = blocking;
    }

    /// Returns when all is well. May block.
    abstract void ask() throws Exception;

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(this::isWell, blocking)
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(this::result));
    }

    private boolean isWell() {
        try {
            ask();
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception _) {
            return false;
        }
    }

    private HealthResult result(boolean well) {
        return HealthResult.builder(name, well ? HealthStatus.UP : HealthStatus.DOWN)
                .build();
    }
}

package io.posthorn.standalone.guarantee;

import static org.awaitility.Awaitility.await;

import io.posthorn.standalone.process.SplitDeployment;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// Kills one of several dispatchers under load for good; the others take over.
record DispatcherKill(SplitDeployment deployment) implements Trouble {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final double SOON = 0.3;

    @Override
    public void strike(DoubleSupplier progress) {
        await("some load")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> progress.getAsDouble() >= SOON);
        double reached = progress.getAsDouble();
        deployment.killDispatcher();
        Say.line("killed one of the dispatchers at %.0f %%".formatted(reached * 100));
    }
}

package io.posthorn.standalone.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.standalone.process.StandaloneNode;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// Asks the process to stop half-way, and starts it again with the same data.
record Drain(StandaloneNode node) implements Trouble {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration DRAIN_DEADLINE = Duration.ofSeconds(30);
    private static final double HALF = 0.4;

    @Override
    public void strike(DoubleSupplier progress) {
        await("half of the load")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> progress.getAsDouble() >= HALF);
        long before = System.nanoTime();
        int exitCode = node.terminate(DRAIN_DEADLINE);
        Say.line("SIGTERM under load: exit code %d after %d ms"
                .formatted(exitCode, (System.nanoTime() - before) / 1_000_000));
        assertThat(exitCode).isZero();
        node.startAgain();
    }
}

package io.posthorn.standalone.guarantee;

import static org.awaitility.Awaitility.await;

import io.posthorn.standalone.process.StandaloneNode;
import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleSupplier;

/// Kills the process with -9 at moments drawn at random, and starts it again with the same data each time.
final class KillsAtRandomMoments implements Trouble {
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private final StandaloneNode node;
    private final double[] moments;

    KillsAtRandomMoments(StandaloneNode node, int times, long seed) {
        this.node = node;
        this.moments = new Random(seed).doubles(times, 0.02, 0.9).sorted().toArray();
        Say.line("kill -9 %d times, seed %d".formatted(times, seed));
    }

    @Override
    public void strike(DoubleSupplier progress) {
        for (double moment : moments) {
            await("progress " + moment)
                    .atMost(DEADLINE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> progress.getAsDouble() >= moment);
            double reached = progress.getAsDouble();
            node.kill9();
            Duration again = node.startAgain();
            Say.line("killed at %.0f %%, ready again after %d ms".formatted(reached * 100, again.toMillis()));
        }
    }
}

package io.posthorn.standalone.guarantee;

import static org.awaitility.Awaitility.await;

import io.posthorn.embeddedkafka.TestKafka;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// Takes Kafka away under load, and brings it back after a while.
record BrokerStop(TestKafka kafka, Duration outage) implements Trouble {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final double SOON = 0.3;

    @Override
    public void strike(DoubleSupplier progress) {
        await("some load")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> progress.getAsDouble() >= SOON);
        double reached = progress.getAsDouble();
        kafka.stop();
        await("the outage is over")
                .atMost(outage.plusSeconds(10))
                .pollDelay(outage)
                .until(() -> true);
        kafka.start();
        Say.line("Kafka stopped at %.0f %%, started again after %s".formatted(reached * 100, outage));
    }
}

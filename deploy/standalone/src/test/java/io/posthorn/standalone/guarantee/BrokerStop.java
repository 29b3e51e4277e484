package io.posthorn.standalone.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.embeddedkafka.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleSupplier;

/// Takes Kafka away under load, and brings it back. Meanwhile a caller that publishes must be told to come again.
record BrokerStop(TestKafka kafka, Posthorn posthorn, Duration outage) implements Trouble {
    private static final Duration DEADLINE = Duration.ofSeconds(120);
    private static final double SOON = 0.3;

    @Override
    public void strike(DoubleSupplier progress) {
        await("some load")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> progress.getAsDouble() >= SOON);
        kafka.stop();
        List<Answer> answers = publishMeanwhile();
        kafka.start();
        Say.line("Kafka was away for %s, publishing answered %d times meanwhile", outage, answers.size());
        assertThat(answers).as("answers without Kafka").isNotEmpty().allSatisfy(BrokerStop::comeAgain);
    }

    private List<Answer> publishMeanwhile() {
        List<Answer> answers = new ArrayList<>();
        long back = System.nanoTime() + outage.toNanos();
        while (System.nanoTime() < back) {
            answers.add(posthorn.publish(UUID.randomUUID().toString(), "outage.probe", 0));
        }
        return answers;
    }

    private static void comeAgain(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(after -> assertThat(after).matches("\\d+"));
    }
}

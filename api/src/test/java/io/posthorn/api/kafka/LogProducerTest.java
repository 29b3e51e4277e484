package io.posthorn.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.fixture.TestApi;
import io.posthorn.common.topic.Topics;
import io.posthorn.embeddedkafka.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

final class LogProducerTest {
    private static final Topics TOPICS = new Topics("test.");

    /// Kafka's `send` throws then.
    @Test
    void sendingAfterTheEndFailsAndLeavesNothingUnderWay() {
        LogProducer producer = new LogProducer(new KafkaConfig("127.0.0.1:1", "test.", 1, null, false), TOPICS);
        byte[] body = new byte[1024 * 1024];
        producer.close();

        List<CompletableFuture<RecordMetadata>> sent = LongStream.rangeClosed(1, LogProducer.BUFFER_BYTES / body.length)
                .mapToObj(_ -> producer.sendWithOthers(new ProducerRecord<>(TOPICS.events(), body)))
                .toList();

        assertThat(sent)
                .allSatisfy(one -> assertThat(one)
                        .failsWithin(1, TimeUnit.SECONDS)
                        .withThrowableThat()
                        .withCauseInstanceOf(LogUnavailableException.class)
                        .withMessageContaining("did not acknowledge"));
    }

    /// The clock stands still, so nothing goes because five milliseconds are over.
    @Test
    void whoWaitsForEachAnswerWaitsForNobodyElse() {
        Topics topics = TestApi.shared().topics();
        KafkaConfig config = new KafkaConfig(TestKafka.shared().bootstrapServers(), topics.prefix(), 2, null, false);
        String readByNobody = topics.retry(Duration.ofSeconds(5));
        LogProducer producer = new LogProducer(config, topics, () -> 0);
        try {
            await().ignoreExceptions().until(() -> producer.partitions(readByNobody) > 0);
            IntStream.range(0, 3 * Bursts.AT_ONCE)
                    .forEach(_ -> assertThat(producer.sendWithOthers(new ProducerRecord<>(readByNobody, new byte[1])))
                            .succeedsWithin(30, TimeUnit.SECONDS));
        } finally {
            producer.close();
        }
    }
}

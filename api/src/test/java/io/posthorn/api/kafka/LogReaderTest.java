package io.posthorn.api.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.fixture.TestApi;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.topic.Topics;
import io.posthorn.embeddedkafka.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

final class LogReaderTest {
    private static final int READERS = 40;

    private final Topics topics = TestApi.shared().topics();
    private final KafkaConfig config =
            new KafkaConfig(TestKafka.shared().bootstrapServers(), topics.prefix(), 2, null, false);

    /// They take turns, and none waits longer than the deadline. What is fetched ahead of the next reading is not
    /// there.
    @Test
    void manyReadTheNewestRecordAtOnce() throws Exception {
        String topic = topics.retry(Duration.ofSeconds(30));
        LogPosition newest = append(topic);
        Executor threads = Thread::startVirtualThread;
        try (LogReader reader = new LogReader(config)) {
            List<CompletableFuture<byte[]>> read = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> reader.read(topic, newest).orElseThrow().value(), threads))
                    .limit(READERS)
                    .toList();

            assertThat(read)
                    .allSatisfy(one ->
                            assertThat(one).succeedsWithin(30, TimeUnit.SECONDS).isEqualTo("newest".getBytes(UTF_8)));
        }
    }

    private LogPosition append(String topic) throws Exception {
        LogProducer producer = new LogProducer(config, topics);
        try {
            await().ignoreExceptions().until(() -> producer.partitions(topic) > 0);
            RecordMetadata written = producer.sendWithOthers(new ProducerRecord<>(topic, "newest".getBytes(UTF_8)))
                    .get(30, TimeUnit.SECONDS);
            return new LogPosition(written.partition(), written.offset());
        } finally {
            producer.close();
        }
    }
}

package io.posthorn.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlushTest {

    @TempDir
    private Path data;

    @Test
    void topicIsFlushedAfterItsTimeAndNoOther() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(data, 0))) {
            TestTopic later = TestTopic.create(kafka.bootstrapServers(), "later", Map.of("flush.ms", "500"));
            TestTopic never = TestTopic.create(kafka.bootstrapServers(), "never", Map.of());

            // The second record, since Kafka looks once in any case.
            for (int records = 1; records <= 2; records++) {
                never.produce("record");
                later.produce("record");
                awaitFlushed("later 0 " + records);
            }

            assertThat(flushed()).contains("never 0 0");
        }
    }

    private void awaitFlushed(String line) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(flushed()).contains(line));
    }

    /// A line for each partition: topic, partition, and the offset up to which the disk has it.
    private List<String> flushed() throws IOException {
        return Files.readAllLines(data.resolve("log").resolve("recovery-point-offset-checkpoint"));
    }
}

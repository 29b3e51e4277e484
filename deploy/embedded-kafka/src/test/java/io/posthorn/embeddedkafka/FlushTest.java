package io.posthorn.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlushTest {

    @TempDir
    private Path data;

    @Test
    void topicIsFlushedAfterItsTimeAlthoughNothingMoreIsWritten() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(data, 0))) {
            TestTopic topic = TestTopic.create(kafka.bootstrapServers(), "later", Map.of("flush.ms", "500"));

            topic.produce("one", "two");

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(
                            () -> assertThat(Files.readAllLines(flushedUpTo())).contains("later 0 2"));
        }
    }

    /// A line for each partition: topic, partition, and the offset up to which the disk has it.
    private Path flushedUpTo() {
        return data.resolve("log").resolve("recovery-point-offset-checkpoint");
    }
}

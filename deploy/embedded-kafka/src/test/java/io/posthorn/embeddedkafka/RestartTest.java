package io.posthorn.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestartTest {

    @TempDir
    private Path data;

    @Test
    void stoppedNodeComesBackAtTheSameAddressWithItsRecords() throws Exception {
        try (TestKafka kafka = TestKafka.own()) {
            TestTopic topic = TestTopic.create(kafka.bootstrapServers(), "kept");
            topic.produce("before");

            kafka.stop();
            kafka.start();

            topic.produce("after");
            assertThat(topic.values()).containsExactly("before", "after");
        }
    }

    @Test
    void producerOutlivesARestart() throws Exception {
        try (TestKafka kafka = TestKafka.own()) {
            TestTopic topic = TestTopic.create(kafka.bootstrapServers(), "kept");
            try (KafkaProducer<String, String> producer = topic.producer()) {
                topic.send(producer, "before").get();

                kafka.stop();
                kafka.start();

                topic.send(producer, "after").get();
            }
            assertThat(topic.values()).containsExactly("before", "after");
        }
    }

    @Test
    void killedNodeStillHoldsEveryAcknowledgedRecord() throws Exception {
        Collection<String> acknowledged;
        try (ChildNode child = ChildNode.start(data)) {
            acknowledged = killWhileProducing(child);
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(data, 0))) {
            TestTopic topic = new TestTopic(kafka.bootstrapServers(), "kept");
            assertThat(topic.values()).containsAll(acknowledged);
        }
    }

    private static Collection<String> killWhileProducing(ChildNode child) throws Exception {
        TestTopic topic = TestTopic.create(child.bootstrapServers(), "kept");
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        KafkaProducer<String, String> producer = topic.producer();
        for (int sent = 0; acknowledged.size() < 1000; sent++) {
            String value = "record " + sent;
            topic.send(producer, value, () -> acknowledged.add(value));
        }
        child.kill();
        producer.close(Duration.ZERO);
        return acknowledged;
    }
}

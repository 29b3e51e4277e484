package io.posthorn.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class SharedKafkaTest {

    private final TestKafka kafka = TestKafka.shared();
    private final String prefix = kafka.uniquePrefix();

    @Test
    void whatWasProducedIsConsumed() throws Exception {
        TestTopic topic = TestTopic.create(kafka.bootstrapServers(), prefix + "events");

        topic.produce("one", "two");

        assertThat(topic.values()).containsExactly("one", "two");
    }

    @Test
    void recordOfTwoMebibytesPasses() throws Exception {
        TestTopic topic = TestTopic.create(kafka.bootstrapServers(), prefix + "large");
        String large = "x".repeat(2 << 20);

        topic.produce(large);

        assertThat(topic.values()).containsExactly(large);
    }

    @Test
    void groupWithTheConsumerProtocolAndRangeAssignorReads() throws Exception {
        TestTopic topic = TestTopic.create(kafka.bootstrapServers(), prefix + "grouped");
        topic.produce("one");

        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = TestTopic.consumer(groupMember())) {
            consumer.subscribe(List.of(topic.name()));
            Awaitility.await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> values.add(each.value()));
                return !values.isEmpty();
            });
        }

        assertThat(values).containsExactly("one");
    }

    @Test
    void prefixesDiffer() {
        assertThat(kafka.uniquePrefix()).isNotEqualTo(kafka.uniquePrefix());
    }

    @Test
    void sharedNodeCannotBeStopped() {
        assertThatIllegalStateException().isThrownBy(kafka::stop).withMessageContaining("TestKafka.own()");
    }

    private Map<String, Object> groupMember() {
        return Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "group.id", prefix + "group",
                "group.protocol", "consumer",
                "group.remote.assignor", "range",
                "auto.offset.reset", "earliest");
    }
}

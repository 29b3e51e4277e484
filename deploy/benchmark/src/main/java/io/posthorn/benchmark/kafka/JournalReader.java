package io.posthorn.benchmark.kafka;

import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.record.JsonCodec;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the journal after a round, to see that what was counted are deliveries.
public final class JournalReader {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Broker broker;
    private final TopicEnd journal;

    public JournalReader(Broker broker, TopicEnd journal) {
        this.broker = broker;
        this.journal = journal;
    }

    /// The deliveries whose facts say that they were delivered, from the given offsets to the present end.
    public Set<DeliveryId> deliveredSince(Map<TopicPartition, Long> start) {
        Map<TopicPartition, Long> end = journal.offsets();
        Set<DeliveryId> delivered = new HashSet<>();
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(start.keySet());
            start.forEach(consumer::seek);
            while (end.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                consumer.poll(PATIENCE).forEach(record -> note(record, delivered));
            }
        }
        return delivered;
    }

    private static void note(ConsumerRecord<byte[], byte[]> record, Set<DeliveryId> delivered) {
        if (JsonCodec.FACTS.decode(record).orElse(null) instanceof Fact.Attempted attempted
                && attempted.decision() instanceof Fact.Decision.Delivered) {
            delivered.add(attempted.ref().id());
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}

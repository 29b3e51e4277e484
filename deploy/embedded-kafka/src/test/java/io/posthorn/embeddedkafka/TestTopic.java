package io.posthorn.embeddedkafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A topic with one partition; it flushes each record to disk unless told otherwise, as most of Posthorn's own do.
record TestTopic(String bootstrapServers, String name) {

    static TestTopic create(String bootstrapServers, String name) throws ExecutionException, InterruptedException {
        return create(bootstrapServers, name, Map.of("flush.messages", "1"));
    }

    static TestTopic create(String bootstrapServers, String name, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(name, 1, (short) 1).configs(settings);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(topic)).all().get();
        }
        return new TestTopic(bootstrapServers, name);
    }

    void produce(String... values) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = producer()) {
            for (String value : values) {
                send(producer, value).get();
            }
        }
    }

    KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 3 << 20),
                new StringSerializer(),
                new StringSerializer());
    }

    Future<RecordMetadata> send(KafkaProducer<String, String> producer, String value) {
        return producer.send(new ProducerRecord<>(name, value));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback says the same.
    void send(KafkaProducer<String, String> producer, String value, Runnable acknowledged) {
        producer.send(new ProducerRecord<>(name, value), (metadata, failure) -> {
            if (failure == null) {
                acknowledged.run();
            }
        });
    }

    List<String> values() {
        TopicPartition partition = new TopicPartition(name, 0);
        try (KafkaConsumer<String, String> consumer = consumer(Map.of("bootstrap.servers", bootstrapServers))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<String> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> values.add(each.value()));
            }
            return values;
        }
    }

    static KafkaConsumer<String, String> consumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }
}

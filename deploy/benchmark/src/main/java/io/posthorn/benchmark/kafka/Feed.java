package io.posthorn.benchmark.kafka;

import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.event.Event;
import io.posthorn.common.record.EventRecords;
import io.posthorn.common.record.JsonCodec;
import io.posthorn.common.topic.Topics;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes events and endpoints straight into their topics.
public final class Feed implements AutoCloseable {
    private final Topics topics;
    private final Producer<byte[], byte[]> producer;

    public Feed(Broker broker, Topics topics) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// Returns once the log holds them all.
    public void publish(Stream<Event> events) {
        write(events.map(event -> EventRecords.of(topics.events(), event)));
    }

    /// Returns once the log holds them all.
    public void register(Stream<Endpoint> endpoints) {
        write(endpoints.map(endpoint ->
                JsonCodec.ENDPOINTS.record(topics.endpoints(), endpoint.id().value(), endpoint)));
    }

    private void write(Stream<ProducerRecord<byte[], byte[]>> records) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        records.forEach(record -> {
            Future<RecordMetadata> _ = producer.send(record, (_, failed) -> {
                if (failed != null) {
                    failure.set(failed);
                }
            });
        });
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("the log did not take a record", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

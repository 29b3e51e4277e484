package io.posthorn.common.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.journal.Fact;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Records whose value is JSON: snapshots in the endpoints topic, facts in the journal. Thread-safe.
///
/// @param <T> the value
public final class JsonCodec<T> {
    public static final JsonCodec<Fact> FACTS = new JsonCodec<>(Fact.class);
    public static final JsonCodec<Endpoint> ENDPOINTS = new JsonCodec<>(Endpoint.class);

    private final ObjectReader reader;
    private final ObjectWriter writer;

    private JsonCodec(Class<T> type) {
        this.reader = Json.MAPPER.readerFor(type);
        this.writer = Json.MAPPER.writerFor(type);
    }

    public byte[] encode(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    public ProducerRecord<byte[], byte[]> record(String topic, String key, T value) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), encode(value));
    }

    /// A record for a partition that is chosen, not derived from its key.
    public ProducerRecord<byte[], byte[]> record(String topic, int partition, String key, T value) {
        return new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), encode(value));
    }

    /// The value; empty for a tombstone.
    ///
    /// @throws UnreadableRecordException naming topic, partition and offset
    public Optional<T> decode(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.value() == null) {
            return Optional.empty();
        }
        try {
            T value = reader.readValue(consumed.value());
            if (value == null) {
                throw unreadable(consumed, new IllegalArgumentException("null is no value"));
            }
            return Optional.of(value);
        } catch (IOException e) {
            throw unreadable(consumed, e);
        }
    }

    private static UnreadableRecordException unreadable(ConsumerRecord<byte[], byte[]> consumed, Exception cause) {
        return new UnreadableRecordException(
                consumed.topic() + " partition " + consumed.partition() + " offset " + consumed.offset(), cause);
    }
}

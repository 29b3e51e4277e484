package io.posthorn.common.record;

import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Dead letters as records: the delivery as it was, with the reason and the last answer in headers.
public final class DeadLetterRecords {
    private static final String REASON = "reason";
    private static final String STATUS_CODE = "status-code";
    private static final String ERROR = "error";
    private static final String DIED_AT = "died-at";
    private static final String SOURCE = "source";

    private DeadLetterRecords() {}

    /// A delivery that was given up; [DeliveryRecords#read] reads it back.
    ///
    /// @param statusCode of the last answer; 0 when there was none
    public static ProducerRecord<byte[], byte[]> of(
            String topic, Delivery delivery, DeadReason reason, int statusCode, Instant diedAt) {
        ProducerRecord<byte[], byte[]> made = DeliveryRecords.due(topic, delivery);
        HeaderText.put(made.headers(), REASON, reason.code());
        HeaderText.put(made.headers(), STATUS_CODE, statusCode);
        HeaderText.putTime(made.headers(), DIED_AT, diedAt);
        return made;
    }

    /// A record of the events topic that could not be read: its bytes and headers as they came, and why.
    public static ProducerRecord<byte[], byte[]> malformed(
            String topic, ConsumerRecord<byte[], byte[]> consumed, Scope scope, String error, Instant diedAt) {
        ProducerRecord<byte[], byte[]> made = new ProducerRecord<>(topic, consumed.value());
        consumed.headers().forEach(made.headers()::add);
        HeaderText.put(made.headers(), REASON, DeadReason.MALFORMED_EVENT.code());
        HeaderText.put(made.headers(), ERROR, error);
        HeaderText.put(made.headers(), SOURCE, consumed.topic() + "/" + consumed.partition() + "/" + consumed.offset());
        DeliveryRecords.putScope(made.headers(), scope);
        HeaderText.putTime(made.headers(), DIED_AT, diedAt);
        return made;
    }

    /// Why it was given up, as its code; null when the record names no reason.
    static @Nullable String reason(ConsumerRecord<byte[], byte[]> consumed) {
        return HeaderText.find(consumed.headers(), REASON).orElse(null);
    }
}

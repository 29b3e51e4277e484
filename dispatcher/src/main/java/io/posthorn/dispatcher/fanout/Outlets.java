package io.posthorn.dispatcher.fanout;

import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.record.DeliveryRecords;
import io.posthorn.common.record.JournalRecords;
import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.tier.Parking;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Where the records go that fan-out makes.
record Outlets(
        Topics topics, RetryLadder ladder, JournalRecords journal, Consumer<ProducerRecord<byte[], byte[]>> sink) {
    void due(Delivery delivery) {
        sink.accept(DeliveryRecords.due(topics.deliveries(), delivery));
    }

    void park(Delivery delivery, Instant now) {
        Parking parking = Parking.towards(delivery.progress().dueAt(), ladder, now);
        sink.accept(DeliveryRecords.parked(topics.retry(parking.tier()), delivery, parking.until()));
    }

    void tell(Fact fact) {
        sink.accept(journal.of(fact));
    }
}

package io.posthorn.dispatcher.fanout;

import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.record.DeliveryRecords;
import io.posthorn.common.record.JsonCodec;
import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.tier.Parking;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Where the records go that fan-out makes.
///
/// @param journalPartitions how many the journal has
record Outlets(
        Topics topics, RetryLadder ladder, int journalPartitions, Consumer<ProducerRecord<byte[], byte[]>> sink) {
    void due(Delivery delivery) {
        sink.accept(DeliveryRecords.due(topics.deliveries(), delivery));
    }

    void park(Delivery delivery, Instant now) {
        Parking parking = Parking.towards(delivery.progress().dueAt(), ladder, now);
        sink.accept(DeliveryRecords.parked(topics.retry(parking.tier()), delivery, parking.until()));
    }

    void tell(Fact.Deferred fact) {
        sink.accept(JsonCodec.FACTS.record(topics.journal(), fact.key(), fact));
    }

    /// Events of one partition have their facts in one partition: a batch of events is mostly of one, and each
    /// partition that is written to costs a flush.
    void tell(Fact.FannedOut fact) {
        int partition = fact.position().partition() % journalPartitions;
        sink.accept(JsonCodec.FACTS.record(topics.journal(), partition, fact.key(), fact));
    }
}

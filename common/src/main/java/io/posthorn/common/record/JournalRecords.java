package io.posthorn.common.record;

import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.Fact;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Makes the records of the journal.
///
/// All facts of an event and its deliveries share a partition, which follows from the time in the event's id. What is
/// written together is mostly of one time and goes to one partition; what is read together mostly tells all of an
/// event, also to a reader that is behind, and so most rows are written once.
///
/// @param partitions how many the journal has
public record JournalRecords(String topic, int partitions) {
    /// A prime, so that what happens at whole seconds or minutes meets a different partition each time.
    private static final long MILLIS_PER_PARTITION = 251;

    public ProducerRecord<byte[], byte[]> of(Fact fact) {
        return fact.about()
                .map(event -> JsonCodec.FACTS.record(topic, partition(event), fact.key(), fact))
                .orElseGet(() -> JsonCodec.FACTS.record(topic, fact.key(), fact));
    }

    private int partition(EventId event) {
        return Math.toIntExact(event.time().toEpochMilli() / MILLIS_PER_PARTITION % partitions);
    }
}

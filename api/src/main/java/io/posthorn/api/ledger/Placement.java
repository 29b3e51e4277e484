package io.posthorn.api.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Which partitions of the journal this ledger has, and where the tables say it stands on each. A partition whose
/// place is not known is paused, until the table tells it.
///
/// ```
///   assigned ─► unplaced (paused) ─ place ─► placed ─ records written ─► placed further on
///                    ▲                          │
///                    └───────── failed ─────────┘
/// ```
///
/// Belongs to the thread that polls.
final class Placement implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;
    private final OffsetTable offsets;
    private final String topic;
    private final Map<Integer, Long> placed = new HashMap<>();
    private final Set<TopicPartition> unplaced = new HashSet<>();

    Placement(Consumer<byte[], byte[]> consumer, OffsetTable offsets, String topic) {
        this.consumer = consumer;
        this.offsets = offsets;
        this.topic = topic;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        unplaced.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        unplaced.removeAll(partitions);
        partitions.forEach(partition -> placed.remove(partition.partition()));
    }

    /// Seeks every unplaced partition to where the tables stand; a partition that they do not know begins at its
    /// earliest record.
    void place() {
        if (unplaced.isEmpty()) {
            return;
        }
        Map<Integer, Long> earliest = consumer.beginningOffsets(unplaced).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().partition(), Map.Entry::getValue));
        offsets.begin(topic, earliest);
        Map<Integer, Long> stored = offsets.nextOffsets(topic);
        for (TopicPartition partition : unplaced) {
            long next = stored.getOrDefault(partition.partition(), 0L);
            consumer.seek(partition, next);
            placed.put(partition.partition(), next);
        }
        consumer.resume(unplaced);
        unplaced.clear();
    }

    /// The steps that writing the records will be, on the partitions that are still this ledger's.
    Collection<Advance> advances(ConsumerRecords<byte[], byte[]> records) {
        return records.partitions().stream()
                .flatMap(partition -> Optional.ofNullable(placed.get(partition.partition()))
                        .map(from -> new Advance(
                                partition.partition(),
                                from,
                                records.records(partition).getLast().offset() + 1))
                        .stream())
                .sorted(Comparator.comparingInt(Advance::partition))
                .toList();
    }

    void advanced(Collection<Advance> advances) {
        advances.forEach(advance -> placed.put(advance.partition(), advance.to()));
    }

    /// What was read is not known to be written: the place of every partition must be asked for again.
    void again() {
        consumer.pause(consumer.assignment());
        unplaced.addAll(consumer.assignment());
        placed.clear();
    }
}

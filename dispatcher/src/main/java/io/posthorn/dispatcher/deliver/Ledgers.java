package io.posthorn.dispatcher.deliver;

import io.posthorn.dispatcher.offset.CompletedBeyond;
import io.posthorn.dispatcher.offset.OffsetLedger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The ledgers of the partitions that this worker owns, and how much they hold. Owned by the thread that polls.
final class Ledgers {
    /// What a record takes in memory besides its body, roughly.
    private static final int RECORD_BYTES = 1024;

    private final Map<TopicPartition, Owned> owned = new HashMap<>();
    private long epochs;
    private int records;
    private long bytes;

    private static final class Owned {
        private final Assignment assignment;
        private final OffsetLedger ledger;
        private int records;
        private long bytes;

        Owned(Assignment assignment, OffsetLedger ledger) {
            this.assignment = assignment;
            this.ledger = ledger;
        }
    }

    /// Goes on where the commit ended.
    void open(TopicPartition partition, OffsetAndMetadata commit) {
        open(partition, commit.offset(), CompletedBeyond.parse(commit.metadata()));
    }

    /// Notes a record that was read; empty when it is complete already.
    Optional<Ticket> take(ConsumerRecord<byte[], byte[]> consumed) {
        Owned own = ownerOf(consumed);
        if (!own.ledger.take(consumed.offset())) {
            return Optional.empty();
        }
        int size = RECORD_BYTES + Math.max(0, consumed.serializedValueSize());
        add(own, 1, size);
        return Optional.of(new Ticket(own.assignment, consumed.offset(), size));
    }

    void complete(Ticket ticket) {
        Owned own = owned.get(ticket.assignment().partition());
        if (own != null && own.ledger.complete(ticket.assignment().epoch(), ticket.offset())) {
            add(own, -1, -ticket.bytes());
        }
    }

    /// What is new to commit of the given partitions.
    Map<TopicPartition, OffsetAndMetadata> commits(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Owned own = owned.get(partition);
            if (own != null) {
                own.ledger
                        .commit()
                        .ifPresent(commit -> commits.put(
                                partition,
                                new OffsetAndMetadata(
                                        commit.offset(), commit.beyond().text())));
            }
        }
        return commits;
    }

    void commitFailed(Collection<TopicPartition> partitions) {
        partitions.stream().map(owned::get).forEach(Ledgers::commitFailed);
    }

    /// Drops what waits of these partitions.
    void end(Collection<TopicPartition> partitions) {
        assignments(partitions).forEach(Assignment::end);
    }

    /// True when nothing of these partitions is under way.
    boolean areQuiet(Collection<TopicPartition> partitions) {
        return assignments(partitions).stream().allMatch(Assignment::isQuiet);
    }

    void forget(Collection<TopicPartition> partitions) {
        end(partitions);
        partitions.forEach(partition -> {
            Owned own = owned.remove(partition);
            if (own != null) {
                add(own, -own.records, -own.bytes);
            }
        });
    }

    /// Partitions that must not be read further for now.
    List<TopicPartition> full() {
        return owned.entrySet().stream()
                .filter(entry -> entry.getValue().ledger.isFull())
                .map(Map.Entry::getKey)
                .toList();
    }

    Collection<TopicPartition> partitions() {
        return List.copyOf(owned.keySet());
    }

    int records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    /// A partition without a commit, or one that was made anew with lower offsets, begins at the record.
    private Owned ownerOf(ConsumerRecord<byte[], byte[]> consumed) {
        TopicPartition partition = new TopicPartition(consumed.topic(), consumed.partition());
        Owned own = owned.get(partition);
        if (own == null || own.ledger.hasTaken(consumed.offset())) {
            forget(List.of(partition));
            return open(partition, consumed.offset(), CompletedBeyond.nothing());
        }
        return own;
    }

    private Owned open(TopicPartition partition, long start, CompletedBeyond beyond) {
        long epoch = ++epochs;
        Owned own = new Owned(new Assignment(partition, epoch), new OffsetLedger(epoch, start, beyond));
        owned.put(partition, own);
        return own;
    }

    private List<Assignment> assignments(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .map(owned::get)
                .flatMap(own -> Optional.ofNullable(own).stream())
                .map(own -> own.assignment)
                .toList();
    }

    private void add(Owned own, int moreRecords, long moreBytes) {
        own.records += moreRecords;
        own.bytes += moreBytes;
        records += moreRecords;
        bytes += moreBytes;
    }

    private static void commitFailed(@Nullable Owned own) {
        if (own != null) {
            own.ledger.commitFailed();
        }
    }
}

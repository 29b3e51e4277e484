package io.posthorn.dispatcher.deliver;

import io.posthorn.common.record.DeliveryRecords;
import io.posthorn.dispatcher.tier.DueGate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Decides which partitions are read: none of those whose head is not due, and none at all while the worker has
/// enough. Polling never stops. Owned by the thread that polls.
final class Intake {
    private final Consumer<byte[], byte[]> consumer;
    private final String deliveries;
    private final DueGate<TopicPartition> gate = new DueGate<>();

    /// @param deliveries the topic whose records are always due
    Intake(Consumer<byte[], byte[]> consumer, String deliveries) {
        this.consumer = consumer;
        this.deliveries = deliveries;
    }

    boolean isTier(ConsumerRecord<byte[], byte[]> consumed) {
        return !consumed.topic().equals(deliveries);
    }

    /// Whether the record is due. The first of a partition that is not holds the partition, which is read again from
    /// it later.
    boolean admits(ConsumerRecord<byte[], byte[]> consumed, Instant now) {
        if (!isTier(consumed)) {
            return true;
        }
        TopicPartition partition = new TopicPartition(consumed.topic(), consumed.partition());
        return switch (gate.pass(partition, DeliveryRecords.parkedUntil(consumed), now)) {
            case DUE -> true;
            case BEHIND -> false;
            case HOLD -> {
                consumer.pause(List.of(partition));
                consumer.seek(partition, consumed.offset());
                yield false;
            }
        };
    }

    /// Pauses and resumes so that exactly what is wanted is read.
    ///
    /// @param enough the worker takes nothing on for now
    /// @param full partitions that must not be read further
    void regulate(boolean enough, Collection<TopicPartition> full, Instant now) {
        gate.release(now);
        Set<TopicPartition> paused = consumer.paused();
        Set<TopicPartition> wanted = new HashSet<>(enough ? consumer.assignment() : gate.held());
        wanted.addAll(full);
        wanted.retainAll(consumer.assignment());
        if (!paused.equals(wanted)) {
            consumer.resume(minus(paused, wanted));
            consumer.pause(minus(wanted, paused));
        }
    }

    void forget(Collection<TopicPartition> partitions) {
        gate.forget(partitions);
    }

    Duration untilNextDue(Instant now, Duration atMost) {
        return gate.untilNext(now, atMost);
    }

    private static Set<TopicPartition> minus(Set<TopicPartition> all, Set<TopicPartition> without) {
        Set<TopicPartition> rest = new HashSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}

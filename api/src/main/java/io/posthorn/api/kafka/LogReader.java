package io.posthorn.api.kafka;

import io.posthorn.common.journal.LogPosition;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads records at known positions: the log is the store of the bodies. One consumer, which one caller has at a time.
/// Thread-safe; blocks, but not beyond its deadline.
public final class LogReader implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final ReentrantLock guard = new ReentrantLock(true);

    /// A fetch does not wait for what is not there yet: one sent ahead, past the newest record, would hold up the
    /// next reading.
    LogReader(KafkaConfig config) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.bootstrap(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        "false",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        0,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) DEADLINE.toMillis(),
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) DEADLINE.toMillis() - 1000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /// The record at a position; empty when it is no longer retained.
    ///
    /// @throws LogUnavailableException when the log does not answer in time
    public Optional<ConsumerRecord<byte[], byte[]>> read(String topic, LogPosition position) {
        return Optional.ofNullable(read(topic, List.of(position)).get(position));
    }

    /// The records at the positions, without those that are no longer retained.
    ///
    /// @throws LogUnavailableException when the log does not answer in time
    public Map<LogPosition, ConsumerRecord<byte[], byte[]>> read(String topic, Collection<LogPosition> positions) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        acquire();
        try {
            Map<LogPosition, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
            byPartition(positions)
                    .forEach((partition, offsets) ->
                            new PartitionReading(new TopicPartition(topic, partition), offsets, deadline).into(found));
            return found;
        } catch (KafkaException e) {
            throw new LogUnavailableException("the log cannot be read", e);
        } finally {
            guard.unlock();
        }
    }

    private void acquire() {
        try {
            if (!guard.tryLock(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LogUnavailableException("too many read from the log already");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while waiting for the log", e);
        }
    }

    private static Map<Integer, NavigableSet<Long>> byPartition(Collection<LogPosition> positions) {
        Map<Integer, NavigableSet<Long>> offsets = new TreeMap<>();
        positions.forEach(position -> offsets.computeIfAbsent(position.partition(), _ -> new TreeSet<>())
                .add(position.offset()));
        return offsets;
    }

    @Override
    public void close() {
        guard.lock();
        try {
            SoonClosed.close(consumer);
        } finally {
            guard.unlock();
        }
    }

    /// Goes through one partition from one wanted offset to the next.
    private final class PartitionReading {
        private final TopicPartition partition;
        private final NavigableSet<Long> wanted;
        private final long deadline;

        PartitionReading(TopicPartition partition, NavigableSet<Long> wanted, long deadline) {
            this.partition = partition;
            this.wanted = wanted;
            this.deadline = deadline;
        }

        void into(Map<LogPosition, ConsumerRecord<byte[], byte[]>> found) {
            consumer.assign(List.of(partition));
            dropNotRetained();
            while (!wanted.isEmpty()) {
                consumer.seek(partition, wanted.getFirst());
                List<ConsumerRecord<byte[], byte[]>> records =
                        consumer.poll(rest()).records(partition);
                records.stream()
                        .filter(consumed -> wanted.contains(consumed.offset()))
                        .forEach(consumed ->
                                found.put(new LogPosition(consumed.partition(), consumed.offset()), consumed));
                if (!records.isEmpty()) {
                    wanted.headSet(records.getLast().offset(), true).clear();
                }
            }
        }

        private void dropNotRetained() {
            List<TopicPartition> one = List.of(partition);
            wanted.headSet(consumer.beginningOffsets(one).getOrDefault(partition, 0L))
                    .clear();
            wanted.tailSet(consumer.endOffsets(one).getOrDefault(partition, 0L)).clear();
        }

        private Duration rest() {
            Duration rest = Duration.ofNanos(deadline - System.nanoTime());
            if (!rest.isPositive()) {
                throw new LogUnavailableException("the log did not give " + partition + " in time");
            }
            return rest;
        }
    }
}

package io.posthorn.dispatcher.fanout;

import io.posthorn.dispatcher.kafka.Sends;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Batches whose records are on their way to the broker, the oldest first. A batch's offsets are committed once all of
/// its records, and those of the batches before it, are acknowledged (law 2).
///
/// Owned by the thread that polls.
final class UnderWay {
    private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(20);
    private static final int MOST_BATCHES = 4;

    private final Consumer<byte[], byte[]> consumer;
    private final ArrayDeque<Batch> batches = new ArrayDeque<>();
    private final Map<TopicPartition, OffsetAndMetadata> finished = new HashMap<>();

    private long committedAt = System.nanoTime();

    private record Batch(Map<TopicPartition, OffsetAndMetadata> next, Sends sends) {}

    UnderWay(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    void add(ConsumerRecords<byte[], byte[]> batch, Sends sends) {
        batches.add(new Batch(new HashMap<>(batch.nextOffsets()), sends));
    }

    /// Waits until another batch may begin.
    void makeRoom(BooleanSupplier worthWaiting) {
        settle(() -> batches.size() >= MOST_BATCHES && worthWaiting.getAsBoolean());
    }

    /// Commits what is finished, without waiting for the answer: at once when nothing follows, and else from time to
    /// time.
    void commit() {
        boolean due = batches.isEmpty() || System.nanoTime() - committedAt >= BETWEEN_COMMITS.toNanos();
        if (due && !finished.isEmpty()) {
            committedAt = System.nanoTime();
            consumer.commitAsync(Map.copyOf(finished), (_, failure) -> tell(failure));
            finished.clear();
        }
    }

    /// Waits for everything as long as that is worth it, and commits what is finished.
    void finish(BooleanSupplier worthWaiting) {
        settle(worthWaiting);
        if (!finished.isEmpty()) {
            try {
                consumer.commitSync(finished, CALL);
            } catch (KafkaException e) {
                tell(e);
            }
            finished.clear();
        }
    }

    /// Leaves partitions to their next owner, who repeats what was not committed.
    void forget(Collection<TopicPartition> partitions) {
        batches.forEach(batch -> batch.next().keySet().removeAll(partitions));
        finished.keySet().removeAll(partitions);
    }

    /// Nothing more is committed: a consumer that closes asks once more, also after a failure.
    void abandon() {
        batches.clear();
        finished.clear();
    }

    private void settle(BooleanSupplier worthWaiting) {
        while (!batches.isEmpty() && batches.element().sends().awaitAcknowledged(worthWaiting)) {
            finished.putAll(batches.remove().next());
        }
    }

    /// A failed commit loses nothing: what is read again makes the same deliveries again.
    private static void tell(@Nullable Exception failure) {
        if (failure != null) {
            LOG.warn("Fan-out could not commit; its last batches may be repeated", failure);
        }
    }
}

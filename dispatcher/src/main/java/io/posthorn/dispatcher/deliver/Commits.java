package io.posthorn.dispatcher.deliver;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the ledgers' commits to the broker. A commit that fails loses nothing: it is made up for by the next.
/// Owned by the thread that polls.
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
    private static final Duration EVERY = Duration.ofMillis(50);
    private static final Duration CALL = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Ledgers ledgers;
    private long committedAt = System.nanoTime();
    private boolean underWay;

    Commits(Consumer<byte[], byte[]> consumer, Ledgers ledgers) {
        this.consumer = consumer;
        this.ledgers = ledgers;
    }

    /// Commits from time to time without waiting, one commit after the other.
    void sometimes() {
        if (underWay || System.nanoTime() - committedAt < EVERY.toNanos()) {
            return;
        }
        committedAt = System.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> commits = ledgers.commits(ledgers.partitions());
        if (!commits.isEmpty()) {
            underWay = true;
            consumer.commitAsync(commits, (_, failure) -> {
                underWay = false;
                if (failure != null) {
                    failed(commits.keySet(), failure);
                }
            });
        }
    }

    /// Commits these partitions and waits for it.
    void now(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> commits = ledgers.commits(partitions);
        if (commits.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(commits, CALL);
        } catch (KafkaException e) {
            failed(commits.keySet(), e);
        }
    }

    private void failed(Collection<TopicPartition> partitions, Exception failure) {
        LOG.warn("Deliveries of {} could not be committed yet", partitions, failure);
        ledgers.commitFailed(partitions);
    }
}

package io.posthorn.dispatcher.fanout;

import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits before partitions go to another member. Whatever was polled before is finished by then, since a poll comes
/// only after the batch before it.
final class CommitOnRevoke implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommitOnRevoke.class);
    private static final Duration CALL = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;

    CommitOnRevoke(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.info("Fan-out has {}", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit(consumer);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.warn("Fan-out lost {}; another member repeats what was not committed", partitions);
    }

    /// A failed commit loses nothing: what is read again makes the same deliveries again.
    static void commit(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.commitSync(CALL);
        } catch (KafkaException e) {
            LOG.warn("Fan-out could not commit; its last batch will be repeated", e);
        }
    }
}

package io.posthorn.dispatcher.fanout;

import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finishes and commits what is under way before partitions go to another member.
final class FinishOnRevoke implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(FinishOnRevoke.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final UnderWay underWay;

    FinishOnRevoke(UnderWay underWay) {
        this.underWay = underWay;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.info("Fan-out has {}", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        long began = System.nanoTime();
        underWay.finish(() -> System.nanoTime() - began < PATIENCE.toNanos());
        underWay.forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.warn("Fan-out lost {}; another member repeats what was not committed", partitions);
        underWay.forget(partitions);
    }
}

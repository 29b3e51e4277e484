package io.posthorn.dispatcher.deliver;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;

/// One time of owning a partition. What waits when it ends is dropped, since the next owner reads it again; what is
/// under way then may still complete. Thread-safe.
final class Assignment {
    private final TopicPartition partition;
    private final long epoch;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean ended;

    Assignment(TopicPartition partition, long epoch) {
        this.partition = partition;
        this.epoch = epoch;
    }

    TopicPartition partition() {
        return partition;
    }

    long epoch() {
        return epoch;
    }

    /// Begins work on one of its records, unless it ended.
    boolean begin() {
        underWay.incrementAndGet();
        if (ended) {
            finish();
            return false;
        }
        return true;
    }

    void finish() {
        underWay.decrementAndGet();
    }

    void end() {
        ended = true;
    }

    boolean isQuiet() {
        return underWay.get() == 0;
    }
}

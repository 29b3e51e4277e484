package io.posthorn.dispatcher.deliver;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes partitions over from other workers, and hands them back with as little to repeat as can be: what waits is
/// dropped, what is under way gets some time to complete, what completed is committed. Nothing is committed for a
/// partition after that. Runs on the thread that polls.
final class Handover implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Ledgers ledgers;
    private final Intake intake;
    private final Commits commits;
    private final Completions completions;

    Handover(
            Consumer<byte[], byte[]> consumer,
            Ledgers ledgers,
            Intake intake,
            Commits commits,
            Completions completions) {
        this.consumer = consumer;
        this.ledgers = ledgers;
        this.intake = intake;
        this.commits = commits;
        this.completions = completions;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.info("Delivery takes {}", partitions);
        consumer.committed(new HashSet<>(partitions), CALL).forEach((partition, commit) -> {
            if (commit != null) {
                ledgers.open(partition, commit);
            }
        });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        long until = System.nanoTime() + GRACE.toNanos();
        handBack(partitions, () -> System.nanoTime() < until);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.warn("Delivery lost {}; another worker repeats what was not committed", partitions);
        forget(partitions);
    }

    /// Finishes what is under way, as long as that is worth while, and commits.
    void handBack(Collection<TopicPartition> partitions, BooleanSupplier worthWhile) {
        LOG.info("Delivery hands back {}", partitions);
        ledgers.end(partitions);
        while (!ledgers.areQuiet(partitions) && worthWhile.getAsBoolean()) {
            LockSupport.parkNanos(this, LOOK.toNanos());
        }
        completions.drainTo(ledgers::complete);
        commits.now(partitions);
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        ledgers.forget(partitions);
        intake.forget(partitions);
    }
}

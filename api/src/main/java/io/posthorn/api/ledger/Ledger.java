package io.posthorn.api.ledger;

import io.posthorn.api.kafka.SoonClosed;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.thread.Precedence;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the journal and writes it to the tables, on a thread of its own, behind all others: deliveries go first.
/// Nothing is passed over because the database or the broker is away: the place in the journal is in the tables, and
/// reading goes on from there.
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /// How long what was read waits for what follows: a little longer than a fetch takes that finds little.
    private static final Duration POLL_WHILE_HOLDING = Duration.ofMillis(120);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Placement placement;
    private final JournalReader reader;
    private final LedgerWriter writer;
    private final LedgerMetrics metrics;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "ledger");
    private Unwritten held = Unwritten.nothing();
    private Backoff backoff = Backoff.START;
    private volatile long wellAt = System.nanoTime();

    Ledger(
            Consumer<byte[], byte[]> consumer,
            String topic,
            OffsetTable offsets,
            LedgerWriter writer,
            LedgerMetrics metrics) {
        this.consumer = consumer;
        this.topic = topic;
        this.placement = new Placement(consumer, offsets, topic);
        this.reader = new JournalReader(metrics);
        this.writer = writer;
        this.metrics = metrics;
    }

    void start() {
        thread.start();
    }

    /// Why facts do not reach the tables any more, where they do not: its thread has ended, or has neither read nor
    /// written for minutes.
    public Optional<String> trouble() {
        return trouble(PATIENCE);
    }

    Optional<String> trouble(Duration patience) {
        if (!thread.isAlive()) {
            return Optional.of("the thread of the ledger does not run");
        }
        Duration since = Duration.ofNanos(System.nanoTime() - wellAt);
        return since.compareTo(patience) > 0
                ? Optional.of("the ledger has not got on for " + since.toSeconds() + " s")
                : Optional.empty();
    }

    private void run() {
        Precedence.afterAllOthers();
        try {
            follow();
        } catch (InterruptException | InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("ledger was interrupted", e);
        }
    }

    private void follow() throws InterruptedException {
        try {
            consumer.subscribe(List.of(topic), placement);
            while (stop.getCount() > 0) {
                step();
            }
        } finally {
            SoonClosed.close(consumer);
        }
    }

    private void step() throws InterruptedException {
        try {
            placement.place(); // before the poll: were it to fail after it, what was read would be passed over
            Unwritten next = reader.read(consumer.poll(held.isEmpty() ? POLL : POLL_WHILE_HOLDING));
            if (!held.isEmpty()) {
                write(next);
            } else if (next.isEmpty()) {
                metrics.nothingWaits();
            }
            held = next;
            if (held.isLittle()) {
                write(Unwritten.nothing());
                held = Unwritten.nothing();
            }
            writer.syncWhenDue();
            backoff = Backoff.START;
            wellAt = System.nanoTime();
        } catch (WakeupException e) {
            LOG.debug("ledger is woken to stop");
        } catch (OvertakenException e) {
            LOG.warn("ledger starts again from the tables: {}", e.getMessage());
            startAgain();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            startAgain();
            waitAfter(e);
        }
    }

    /// Writes what is held, with what the next reading has about the same events.
    private void write(Unwritten next) {
        long start = System.nanoTime();
        Collection<Advance> advances = placement.advances(held.records());
        List<Fact> facts = held.takeWithFollowing(next);
        writer.write(topic, advances, facts);
        placement.advanced(advances);
        metrics.wrote(facts, Duration.ofNanos(System.nanoTime() - start));
    }

    /// Everything that was read and is not written is read again.
    private void startAgain() {
        placement.again();
        held = Unwritten.nothing();
    }

    private void waitAfter(RuntimeException failure) throws InterruptedException {
        metrics.failed();
        LOG.error("ledger waits {} and tries again", backoff.delay(), failure);
        stop.await(backoff.delay().toMillis(), TimeUnit.MILLISECONDS);
        backoff = backoff.next();
    }

    /// Finishes the transaction under way.
    @Override
    public void close() {
        stop.countDown();
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

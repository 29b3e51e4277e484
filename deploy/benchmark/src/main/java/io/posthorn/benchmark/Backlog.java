package io.posthorn.benchmark;

import io.posthorn.benchmark.kafka.Broker;
import io.posthorn.benchmark.kafka.DispatcherStart;
import io.posthorn.benchmark.kafka.Endpoints;
import io.posthorn.benchmark.kafka.Feed;
import io.posthorn.benchmark.kafka.JournalReader;
import io.posthorn.benchmark.kafka.TopicEnd;
import io.posthorn.benchmark.outbound.Workload;
import io.posthorn.benchmark.receiver.RemoteReceiver;
import io.posthorn.common.secret.MasterKey;
import io.posthorn.common.topic.TopicPlan;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.Dispatcher;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/// Events that wait in the log for a dispatcher, and its way through them.
///
/// ```
///   no dispatcher ─► events into the log ─► dispatcher starts ─► first delivery ═════════► last fact in the journal
///                                                                       what is measured
/// ```
final class Backlog implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DispatcherStart dispatchers;
    private final Feed feed;
    private final Workload workload;
    private final TopicEnd deliveries;
    private final TopicEnd journal;
    private final JournalReader facts;

    private Backlog(Broker broker, TopicPlan plan, DispatcherStart dispatchers, Workload workload) {
        this.dispatchers = dispatchers;
        this.workload = workload;
        this.feed = new Feed(broker, plan.topics());
        this.deliveries = new TopicEnd(broker, plan.topics().deliveries());
        this.journal = new TopicEnd(broker, plan.topics().journal());
        this.facts = new JournalReader(broker, journal);
    }

    /// Registers the one endpoint.
    static Backlog prepare(Broker broker, RemoteReceiver receiver, Workload workload) throws InterruptedException {
        MasterKey key = MasterKey.parse(MasterKey.generate(new SecureRandom()));
        TopicPlan plan = broker.provide(new Topics(Topics.DEFAULT_PREFIX));
        Backlog backlog = new Backlog(broker, plan, new DispatcherStart(broker.bootstrap(), plan, key), workload);
        backlog.feed.register(Stream.of(
                new Endpoints(key).endpoint(Workload.SCOPE, receiver.address(), TIMEOUT, Pipeline.IN_FLIGHT)));
        return backlog;
    }

    /// Fills the log and has it drained.
    ///
    /// @return how many deliveries a second
    double drain() throws InterruptedException {
        feed.publish(workload.events(Pipeline.EVENTS).stream());
        Map<TopicPartition, Long> journalStart = journal.offsets();
        long deliveriesStart = deliveries.records();
        long journalEnd = sum(journalStart) + 2L * Pipeline.EVENTS;
        long took;
        try (Dispatcher _ = dispatchers.start()) {
            await(deliveries, deliveriesStart + 1);
            long startedAt = System.nanoTime();
            await(journal, journalEnd);
            took = System.nanoTime() - startedAt;
        }
        check(journalStart);
        return Pipeline.EVENTS * 1e9 / took;
    }

    /// Two facts for each event, fanned out and attempted; a deferral or a second attempt would be one more.
    private void check(Map<TopicPartition, Long> journalStart) {
        int delivered = facts.deliveredSince(journalStart).size();
        if (delivered != Pipeline.EVENTS) {
            throw new IllegalStateException(
                    "the journal says that " + delivered + " of " + Pipeline.EVENTS + " were delivered");
        }
    }

    private static void await(TopicEnd topic, long records) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (topic.records() < records) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + topic.records() + " records of " + records);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        feed.close();
    }
}

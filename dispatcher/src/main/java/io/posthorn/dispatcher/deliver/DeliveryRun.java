package io.posthorn.dispatcher.deliver;

import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.record.DeadLetterRecords;
import io.posthorn.common.record.DeliveryRecords;
import io.posthorn.common.record.UnreadableRecordException;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.topic.TopicPlan;
import io.posthorn.dispatcher.kafka.Clients;
import io.posthorn.dispatcher.kafka.PollThread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One life of the worker's polling thread: reads what is due, hands it over, notes what completed, commits.
///
/// ```
///  poll ─► Intake: due? ─► Ledgers: a ticket ─► Handing ─► event loops ─► Onward
///    ▲                        ▲                                             │
///    └── Commits ◄────────────┴──────────────── Completions ◄───────────────┘
/// ```
final class DeliveryRun {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final int MOST_LOOKS = 50;

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPlan plan;
    private final Crew crew;
    private final InstantSource clock;
    private final Handing handing;
    private final Fill fill;
    private final Ledgers ledgers = new Ledgers();
    private final Intake intake;
    private final Commits commits;
    private final Handover handover;

    DeliveryRun(
            Consumer<byte[], byte[]> consumer, TopicPlan plan, WorkerConfig config, Crew crew, InstantSource clock) {
        this.consumer = consumer;
        this.plan = plan;
        this.crew = crew;
        this.clock = clock;
        this.handing = new Handing(crew);
        this.fill = new Fill(config);
        this.intake = new Intake(consumer, plan.topics().deliveries());
        this.commits = new Commits(consumer, ledgers);
        this.handover = new Handover(consumer, ledgers, intake, commits, crew.completions());
    }

    void start() {
        Stream<String> tiers = plan.ladder().tiers().stream().map(plan.topics()::retry);
        consumer.subscribe(
                Stream.concat(Stream.of(plan.topics().deliveries()), tiers).toList(), handover);
    }

    /// One turn. Fails when something that was to follow a delivery cannot be written.
    void turn() {
        crew.completions().check();
        handing.awaitAccepted();
        boolean enough = !awaitRoom();
        Instant now = clock.instant();
        intake.regulate(enough, ledgers.full(), now);
        consumer.poll(enough ? Duration.ZERO : intake.untilNextDue(now, Clients.POLL))
                .forEach(this::take);
        handing.handOver();
        commits.sometimes();
    }

    /// Finishes what is under way and commits.
    void drain(PollThread.Life life) {
        handover.handBack(ledgers.partitions(), life::mayFinish);
    }

    /// Nothing more is begun, and nothing more is committed.
    void abandon() {
        ledgers.end(ledgers.partitions());
    }

    long waiting() {
        return handing.waiting();
    }

    /// Waits a little until there is room for more. Not in poll, which does not wait while it holds records of paused
    /// partitions, and which would have to pause and resume all of them each time.
    private boolean awaitRoom() {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            crew.completions().drainTo(ledgers::complete);
            if (!fill.isEnough(ledgers, handing.waiting(), crew.attempted())) {
                return true;
            }
            LockSupport.parkNanos(this, LOOK.toNanos());
        }
        return false;
    }

    private void take(ConsumerRecord<byte[], byte[]> consumed) {
        if (intake.admits(consumed, clock.instant())) {
            ledgers.take(consumed).ifPresent(ticket -> take(consumed, ticket));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> consumed, Ticket ticket) {
        try {
            handing.add(new Taken(DeliveryRecords.read(consumed), ticket, intake.isTier(consumed)));
        } catch (UnreadableRecordException e) {
            LOG.error("A delivery goes to the dead letters as it is: it cannot be read", e);
            if (ticket.assignment().begin()) {
                crew.onward().write(ticket, unreadable(consumed, e));
            }
        }
    }

    private ProducerRecord<byte[], byte[]> unreadable(
            ConsumerRecord<byte[], byte[]> consumed, UnreadableRecordException failure) {
        return DeadLetterRecords.malformed(
                plan.topics().deadLetters(),
                consumed,
                new Scope.Tenant(DefaultScope.TENANT),
                String.valueOf(failure.getMessage()),
                clock.instant());
    }
}

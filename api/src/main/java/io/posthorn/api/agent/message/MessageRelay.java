package io.posthorn.api.agent.message;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toCollection;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.posthorn.api.database.Database;
import io.posthorn.api.kafka.LogPermits;
import io.posthorn.api.kafka.LogProducer;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.id.EventId;
import io.posthorn.common.record.EventRecords;
import io.posthorn.common.topic.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the events of queued messages to the log.
///
/// ```
///   lock the rows ─► write those the log lacks, wait for it ─► note them as published ─► commit
/// ```
///
/// The lock lets one process bring a message and the others find it brought. What a crash or an outage left is brought
/// later, by whoever finds it. Thread-safe; blocks.
@Context
public final class MessageRelay {
    private static final Logger LOG = LoggerFactory.getLogger(MessageRelay.class);
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration SWEEP = Duration.ofMillis(500);

    /// Of at most a megabyte each, so that the log's client takes all of them at once.
    private static final int AT_ONCE = 16;

    private final Database database;
    private final Messages messages;
    private final LogProducer log;
    private final LogPermits permits;
    private final String topic;
    private final ScheduledFuture<?> sweep;

    MessageRelay(
            Database database,
            Messages messages,
            LogProducer log,
            LogPermits permits,
            Topics topics,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.database = database;
        this.messages = messages;
        this.log = log;
        this.permits = permits;
        this.topic = topics.events();
        this.sweep = scheduler.scheduleWithFixedDelay(SWEEP, SWEEP, this::bringOverdue);
    }

    /// Returns once the log has the events. Call it after the commit of the transaction that queued them.
    ///
    /// @throws LogUnavailableException when it does not answer; the relay goes on trying
    public void bring(EventId... events) {
        if (!bring(Arrays.asList(events)).isEmpty()) {
            throw new LogUnavailableException("the log did not acknowledge every message");
        }
    }

    /// As [#bring(EventId...)], but returns the events that the log did not acknowledge.
    ///
    /// @throws LogUnavailableException when it was not asked at all
    public Set<EventId> bring(Collection<EventId> events) {
        return permits.holding(() -> database.inTransaction(() -> send(messages.lock(events))));
    }

    /// Those that the log did not acknowledge.
    private Set<EventId> send(List<Outgoing> locked) {
        List<Sent> sent = locked.stream().map(this::send).toList();
        Map<Boolean, Set<EventId>> events = sent.stream()
                .collect(partitioningBy(Sent::isAcknowledged, mapping(Sent::event, toCollection(LinkedHashSet::new))));
        messages.published(events.getOrDefault(true, Set.of()));
        return events.getOrDefault(false, Set.of());
    }

    private Sent send(Outgoing outgoing) {
        return new Sent(outgoing.message().event(), log.send(EventRecords.of(topic, outgoing.event())));
    }

    private record Sent(EventId event, CompletableFuture<?> acknowledged) {
        /// Waits for the answer.
        boolean isAcknowledged() {
            return acknowledged.handle((_, failure) -> failure == null).join();
        }
    }

    private void bringOverdue() {
        try {
            int brought = AT_ONCE;
            while (brought == AT_ONCE) {
                brought = bringSome();
            }
        } catch (RuntimeException e) { // Whatever it is, the next sweep tries again; one that throws would be the last.
            LOG.warn("messages=waiting cause={}", e.toString());
        }
    }

    /// How many were brought.
    private int bringSome() {
        int brought = permits.holding(() -> database.inTransaction(() -> {
            List<Outgoing> overdue = messages.lockOverdue(USUAL, AT_ONCE);
            return overdue.size() - send(overdue).size();
        }));
        if (brought > 0) {
            LOG.info("messages={} brought-late", brought);
        }
        return brought;
    }

    @PreDestroy
    void stop() {
        sweep.cancel(false);
    }
}

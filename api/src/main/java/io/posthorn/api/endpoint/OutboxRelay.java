package io.posthorn.api.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.posthorn.api.database.Database;
import io.posthorn.api.kafka.LogPermits;
import io.posthorn.api.kafka.LogProducer;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.topic.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings snapshots from the outbox to the log.
///
/// ```
///   lock the endpoint's rows ─► write the lowest, wait for the log ─► delete its row ─► the next … ─► commit
/// ```
///
/// The lock keeps the order of versions among any number of processes: a row is there for all to wait on until the log
/// has it. What a crash or an outage left is brought later, by whoever finds it.
@Context
final class OutboxRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration SWEEP = Duration.ofMillis(500);

    private final Database database;
    private final Outbox outbox;
    private final LogProducer log;
    private final LogPermits permits;
    private final Topics topics;
    private final ScheduledFuture<?> sweep;

    OutboxRelay(
            Database database,
            Outbox outbox,
            LogProducer log,
            LogPermits permits,
            Topics topics,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.database = database;
        this.outbox = outbox;
        this.log = log;
        this.permits = permits;
        this.topics = topics;
        this.sweep = scheduler.scheduleWithFixedDelay(SWEEP, SWEEP, this::bringOverdue);
    }

    /// Returns once the log has everything that was registered of the endpoint.
    ///
    /// @throws LogUnavailableException when it does not answer; the relay goes on trying
    void bring(EndpointId endpoint) {
        permits.holding(() ->
                database.inTransaction(() -> outbox.lock(endpoint).forEach(waiting -> bring(endpoint, waiting))));
    }

    private void bring(EndpointId endpoint, Outbox.Waiting waiting) {
        log.write(new ProducerRecord<>(topics.endpoints(), endpoint.value().getBytes(UTF_8), waiting.snapshot()));
        outbox.remove(waiting);
    }

    private void bringOverdue() {
        try {
            outbox.overdue(USUAL).forEach(this::bringLate);
        } catch (RuntimeException e) { // Whatever it is, the next sweep tries again; one that throws would be the last.
            LOG.warn("outbox=waiting cause={}", e.toString());
        }
    }

    private void bringLate(EndpointId endpoint) {
        bring(endpoint);
        LOG.info("endpoint={} outbox=brought-late", endpoint);
    }

    @PreDestroy
    void stop() {
        sweep.cancel(false);
    }
}

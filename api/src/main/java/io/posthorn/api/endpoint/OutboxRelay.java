package io.posthorn.api.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.database.Database;
import io.posthorn.api.kafka.LogPermits;
import io.posthorn.api.kafka.LogProducer;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
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
@Singleton
class OutboxRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration USUAL = Duration.ofSeconds(2);

    private final Database database;
    private final Outbox outbox;
    private final LogProducer log;
    private final LogPermits permits;
    private final Topics topics;

    OutboxRelay(Database database, Outbox outbox, LogProducer log, LogPermits permits, Topics topics) {
        this.database = database;
        this.outbox = outbox;
        this.log = log;
        this.permits = permits;
        this.topics = topics;
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

    @Scheduled(fixedDelay = "500ms")
    @ExecuteOn(TaskExecutors.BLOCKING)
    void bringOverdue() {
        for (EndpointId endpoint : outbox.overdue(USUAL)) {
            try {
                bring(endpoint);
                LOG.info("endpoint={} outbox=brought-late", endpoint);
            } catch (LogUnavailableException e) {
                LOG.warn("endpoint={} outbox=waiting cause={}", endpoint, e.getMessage());
                return;
            }
        }
    }
}

package io.posthorn.api.balance;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.database.Database;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.id.DeliveryId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What waits, as metrics: records by reader and topic, and the age of the oldest delivery that is pending.
@Singleton
final class WaitingMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingMetrics.class);

    private final Database database;
    private final Lag lag;
    private final Clock clock;
    private final MultiGauge records;
    private final AtomicLong oldestSeconds = new AtomicLong();

    WaitingMetrics(Database database, Lag lag, Clock clock, MeterRegistry registry) {
        this.database = database;
        this.lag = lag;
        this.clock = clock;
        this.records = MultiGauge.builder("posthorn.lag")
                .description("records that wait for their reader")
                .register(registry);
        registry.gauge("posthorn.oldest.undelivered.seconds", oldestSeconds);
    }

    @Scheduled(initialDelay = "5s", fixedDelay = "10s")
    void measure() {
        try {
            records.register(
                    Stream.of(
                                    rows("fan-out", lag.ofFanOut()),
                                    rows("delivery", lag.ofDelivery()),
                                    rows("ledger", lag.ofLedger()))
                            .flatMap(List::stream)
                            .toList(),
                    true);
            oldestSeconds.set(oldestPending()
                    .map(since -> Duration.between(since, clock.instant()).toSeconds())
                    .orElse(0L));
        } catch (LogUnavailableException e) {
            LOG.warn("lag is not known: {}", e.getMessage());
        }
    }

    private static List<MultiGauge.Row<?>> rows(String reader, Map<String, Long> lagByTopic) {
        return lagByTopic.entrySet().stream()
                .<MultiGauge.Row<?>>map(topic ->
                        MultiGauge.Row.of(Tags.of("reader", reader, "topic", topic.getKey()), topic.getValue()))
                .toList();
    }

    /// By the lowest id of each tenant, which the index gives without a search.
    Optional<Instant> oldestPending() {
        return database.first("""
            select min(oldest) as oldest
            from (
                select (
                    select min(id)
                    from delivery
                    where delivery.tenant = tenant.id and status = 'pending') as oldest
                from tenant) of_tenants
            """, row -> Optional.ofNullable(row.find("oldest", DeliveryId::new)))
                .flatMap(oldest -> oldest)
                .map(DeliveryId::time);
    }
}

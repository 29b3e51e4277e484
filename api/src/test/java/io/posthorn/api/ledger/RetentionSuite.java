package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.journal.UnmatchedReason;
import io.posthorn.common.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What goes at the end of the retention, on every database the same. The clock of the purge is 45 days ahead.
abstract class RetentionSuite {
    private static final Duration AHEAD = Duration.ofDays(45);
    private static final LogPosition POSITION = new LogPosition(0, 7);
    private static final List<String> OF_EVENTS = List.of("event", "delivery", "attempt", "dead_letter", "replay_item");

    private final TestApi api;
    private final Database database;
    private final Retention retention;
    private final TenantId tenant = new TenantId("retention-" + UUID.randomUUID());
    private final Scope scope = new Scope.Project(tenant, DefaultScope.PROJECT);
    private final EndpointId endpoint = Samples.IDS.endpoint();
    private final ReplayId replay = Samples.IDS.replay();

    RetentionSuite(TestDatabase kind) {
        this.api = kind.api();
        this.database = api.bean(Database.class);
        this.retention =
                new Retention(database, new LedgerConfig(Duration.ofDays(30)), Clock.offset(Clock.systemUTC(), AHEAD));
    }

    @Test
    void eventGoesWithAllThatBecameOfIt() {
        Facts event = Facts.in(scope);
        DeliveryRef dead = event.to(endpoint);
        DeliveryRef replayed = replayOf(dead);
        write(
                event.fannedOut(endpoint),
                Facts.failed(dead, 1),
                Facts.died(dead, 2, DeadReason.EXHAUSTED, POSITION),
                new Fact.Enqueued(replayed, DeadLetterId.of(dead.id()), replayed.acceptedAt()),
                Facts.delivered(replayed, 1),
                Facts.in(scope).unmatched(endpoint, UnmatchedReason.EVENT_TYPE));
        assertThat(OF_EVENTS).allSatisfy(table -> assertThat(count(table)).isPositive());

        retention.purge();

        assertThat(OF_EVENTS).allSatisfy(table -> assertThat(count(table)).isZero());
    }

    @Test
    void eventStaysWithAllOfItsDeliveriesWhileOneIsPendingAndBooksAddUp() {
        EndpointId paused = Samples.IDS.endpoint();
        Facts pending = Facts.in(scope);
        Facts ended = Facts.in(scope);
        write(
                pending.fannedOut(endpoint, paused),
                Facts.delivered(pending.to(endpoint), 1),
                ended.fannedOut(endpoint),
                Facts.delivered(ended.to(endpoint), 1));
        String key = keyOfTenant();
        assertThat(balance(key)).contains("\"accepted\":2", "\"deliveries\":3,\"delivered\":2", "\"pending\":1");

        retention.purge();

        assertThat(balance(key)).contains("\"accepted\":1", "\"deliveries\":2,\"delivered\":1", "\"pending\":1");
    }

    @Test
    void deadLetterIsKeptForTheRetentionFromItsDeathAndItsEventWithIt() {
        Facts event = Facts.in(scope);
        Facts diedLate = new Facts(event.event(), event.type(), scope, afterThePurge());
        write(
                event.fannedOut(endpoint),
                Facts.died(diedLate.to(endpoint), 1, DeadReason.EXHAUSTED, POSITION),
                youngEvent().unmatched(endpoint, UnmatchedReason.EVENT_TYPE));

        retention.purge();

        assertThat(count("event")).isEqualTo(2);
        assertThat(count("dead_letter")).isOne();
    }

    @Test
    void malformedRecordsGoByTheTimeOfTheirDeath() {
        write(malformed(1, Instant.now()), malformed(2, afterThePurge()));

        retention.purge();

        assertThat(count("dead_letter")).isOne();
    }

    @Test
    void endedDeliveryWithoutItsEventGoes() {
        write(
                Facts.delivered(Facts.in(scope).to(endpoint), 1),
                Facts.failed(Facts.in(scope).to(endpoint), 1));

        retention.purge();

        assertThat(count("delivery")).as("the pending one").isOne();
    }

    @Test
    void severalProcessesPurgeManyEventsAtOnce() {
        write(IntStream.range(0, 450)
                .mapToObj(_ -> Facts.in(scope))
                .flatMap(event -> List.of(event.fannedOut(endpoint), Facts.delivered(event.to(endpoint), 1)).stream())
                .toArray(Fact[]::new));

        List<CompletableFuture<Void>> purges = IntStream.range(0, 3)
                .mapToObj(_ -> CompletableFuture.runAsync(retention::purge))
                .toList();
        purges.forEach(CompletableFuture::join);

        assertThat(List.of("event", "delivery", "attempt"))
                .allSatisfy(table -> assertThat(count(table)).isZero());
    }

    private DeliveryRef replayOf(DeliveryRef dead) {
        return new DeliveryRef(
                DeliveryId.of(dead.event(), endpoint, replay),
                dead.event(),
                endpoint,
                dead.type(),
                scope,
                dead.acceptedAt(),
                replay);
    }

    /// Within the retention when the purge is made.
    private static Instant afterThePurge() {
        return Instant.now().plus(AHEAD).minus(Duration.ofDays(5));
    }

    private Facts youngEvent() {
        Instant acceptedAt = afterThePurge();
        EventId id = EventId.at(acceptedAt.toEpochMilli(), tenant.value(), 0, 0);
        return new Facts(id, Samples.ORDER_PAID, scope, acceptedAt);
    }

    private Fact malformed(long offset, Instant at) {
        return new Fact.Malformed(
                DeadLetterId.at(Instant.now().toEpochMilli(), tenant.value(), 0, offset),
                scope,
                new LogPosition(0, offset),
                POSITION,
                1,
                "header 'ce_id' is missing",
                at);
    }

    private void write(Fact... facts) {
        api.bean(LedgerWriter.class).write("none", List.of(), Arrays.asList(facts));
    }

    /// Rows of this test alone.
    private long count(String table) {
        String condition = switch (table) {
            case "attempt" -> "endpoint_id = '" + endpoint + "'";
            case "replay_item" -> "replay_id = '" + replay + "'";
            default -> "tenant = '" + tenant + "'";
        };
        return database.first("select count(*) as n from " + table + " where " + condition, row -> row.number("n"))
                .orElseThrow();
    }

    private String keyOfTenant() {
        HttpCalls admin = api.asAdmin();
        admin.post("/admin/v1/tenants", "{\"id\":\"" + tenant + "\"}");
        return HttpCalls.json(admin.post("/admin/v1/tenants/" + tenant + "/keys", "{}"))
                .path("key")
                .asText();
    }

    private String balance(String key) {
        return api.as(key).get("/v1/balance").body();
    }
}

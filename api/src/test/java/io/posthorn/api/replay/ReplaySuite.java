package io.posthorn.api.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.database.Database;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.fixture.DeliveriesTopic;
import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.Journal;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.api.fixture.TestEndpoints;
import io.posthorn.api.kafka.LogReader;
import io.posthorn.api.ledger.LedgerConfig;
import io.posthorn.api.reading.DeadLetterFilter;
import io.posthorn.api.reading.TimeRange;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.delivery.Progress;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.event.Event;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.record.DeadLetterRecords;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Replays and resends, from the request to the deliveries topic, on every database the same.
abstract class ReplaySuite {
    private static final byte[] BODY = "{\"a\":1}".getBytes(UTF_8);

    private final TestApi api;
    private final Journal journal;
    private final Registrations registrations;
    private final EndpointId endpoint = Samples.IDS.endpoint();

    ReplaySuite(TestDatabase kind) {
        this.api = kind.api();
        this.journal = new Journal(api);
        this.registrations = api.bean(Registrations.class);
    }

    @BeforeEach
    void registerEndpoint() {
        registrations.register(TestEndpoints.registration(endpoint, Samples.PROJECT));
    }

    @Test
    void dryRunTellsThePlanAndStoresNothing() {
        dead(3);

        HttpResponse<String> planned = ask("{\"dead_letters\":{\"endpoint_id\":\"%s\"},\"dry_run\":true}");

        assertThat(planned.statusCode()).isEqualTo(200);
        assertThat(planned.body()).contains("\"matched\":3", "\"endpoints\":1", "\"bytes\":1800");
        String id = HttpCalls.json(planned).path("id").asText();
        assertThat(get("/v1/replays/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void everyDeadLetterIsReplayedOnceAsANewDelivery() {
        List<DeliveryRef> died = dead(3);

        JsonNode done = finished(ask("{\"dead_letters\":{\"endpoint_id\":\"%s\",\"reason\":\"exhausted\"}}"));

        List<Delivery> made = new DeliveriesTopic(api).of(endpoint);
        assertThat(done.path("replayed").asInt()).isEqualTo(3);
        assertThat(made).hasSize(3).allSatisfy(delivery -> {
            assertThat(delivery.body()).isEqualTo(BODY);
            assertThat(delivery.progress().attempts()).isZero();
            assertThat(delivery.ref().replayId())
                    .contains(new ReplayId(done.path("id").asText()));
        });
        assertThat(made)
                .extracting(delivery -> delivery.ref().id())
                .doesNotContainAnyElementsOf(died.stream().map(DeliveryRef::id).toList());
        await().untilAsserted(() -> assertThat(get("/v1/dead-letters/"
                                + DeadLetterId.of(died.getFirst().id()))
                        .body())
                .contains("\"replayed_by\":\"" + done.path("id").asText()));
        assertThat(ask("{\"dead_letters\":{\"endpoint_id\":\"%s\"},\"dry_run\":true}")
                        .body())
                .contains("\"matched\":0");
    }

    @Test
    void outcomeOfReplayedDeliveriesIsItsProgress() {
        dead(2);
        JsonNode done = finished(ask("{\"dead_letters\":{\"endpoint_id\":\"%s\"}}"));
        List<Delivery> made = new DeliveriesTopic(api).of(endpoint);

        journal.write(
                Facts.delivered(made.getFirst().ref(), 1),
                Facts.died(made.getLast().ref(), 1, DeadReason.EXHAUSTED, new LogPosition(0, 0)));

        await().untilAsserted(() -> assertThat(
                        get("/v1/replays/" + done.path("id").asText()).body())
                .contains("\"delivered\":1", "\"failed\":1"));
    }

    @Test
    void batchThatIsDoneAgainAfterACrashMakesTheSameDeliveries() {
        dead(3);
        Claim claim = new Claim(replay(), 1, null);
        ReplayWork work = api.bean(ReplayWork.class);
        Bodies bodies = new Bodies(api.bean(LogReader.class), api.topics());

        work.next(claim, bodies, 10);
        work.next(claim, bodies, 10);

        List<DeliveryId> made = new DeliveriesTopic(api)
                .of(endpoint).stream().map(delivery -> delivery.ref().id()).toList();
        assertThat(made).hasSize(6);
        assertThat(made.stream().distinct()).hasSize(3);
    }

    @Test
    void replayWhoseHolderDiedIsTakenOverWhereItStands() {
        dead(2);
        Replay replay = replay();
        ReplayTable table = api.bean(ReplayTable.class);
        Claim lost = new Claim(replay, 7, null);
        api.bean(Database.class).inTransaction(() -> {
            table.insert(replay, new Plan(2, 1, 1200));
            api.bean(Database.class)
                    .update(
                            "update replay set status = 'running', fence = 7, lease_until = ? where id = ?",
                            Instant.EPOCH,
                            replay.id());
        });

        await().untilAsserted(() ->
                assertThat(get("/v1/replays/" + replay.id()).body()).contains("\"status\":\"done\"", "\"replayed\":2"));

        assertThat(table.advance(lost, new Batch("dl_late", 2, 0, 0))).isFalse();
        assertThat(new DeliveriesTopic(api).of(endpoint)).hasSize(2);
    }

    @Test
    void finishedReplayGoesAtTheEndOfTheRetentionAndAnUnfinishedOneStays() {
        dead(1);
        JsonNode finished = finished(ask("{\"dead_letters\":{\"endpoint_id\":\"%s\"}}"));
        dead(2);
        String paused = HttpCalls.json(ask("{\"dead_letters\":{\"endpoint_id\":\"%s\"},\"rate_per_second\":1}"))
                .path("id")
                .asText();
        post("/v1/replays/" + paused + "/pause");
        Clock inFortyDays = Clock.offset(Clock.systemUTC(), Duration.ofDays(40));

        new ReplayRetention(api.bean(ReplayTable.class), new LedgerConfig(Duration.ofDays(30)), inFortyDays).purge();

        assertThat(get("/v1/replays/" + finished.path("id").asText()).statusCode())
                .isEqualTo(404);
        assertThat(get("/v1/replays/" + paused).statusCode()).isEqualTo(200);
    }

    @Test
    void pausedReplayWaitsAndResumedReplayGoesOn() {
        dead(4);
        String id = HttpCalls.json(ask("{\"dead_letters\":{\"endpoint_id\":\"%s\"},\"rate_per_second\":2}"))
                .path("id")
                .asText();
        await().until(() -> get("/v1/replays/" + id).body().contains("\"replayed\":2"));

        assertThat(post("/v1/replays/" + id + "/pause").body()).contains("\"status\":\"paused\"");
        await().until(() -> api.bean(Database.class)
                .first(
                        "select 1 as n from replay where id = ? and lease_until < ?",
                        row -> row.number("n"),
                        id,
                        Instant.now())
                .isPresent());
        assertThat(get("/v1/replays/" + id).body()).contains("\"status\":\"paused\"");
        assertThat(post("/v1/replays/" + id + "/resume").statusCode()).isEqualTo(200);

        await().until(() -> get("/v1/replays/" + id).body().contains("\"status\":\"done\""));
        assertThat(new DeliveriesTopic(api).of(endpoint)).hasSize(4);
    }

    @Test
    void cancelledReplayIsOver() {
        dead(4);
        String id = HttpCalls.json(ask("{\"dead_letters\":{\"endpoint_id\":\"%s\"},\"rate_per_second\":1}"))
                .path("id")
                .asText();

        assertThat(post("/v1/replays/" + id + "/cancel").body()).contains("\"status\":\"cancelled\"", "finished_at");

        assertThat(post("/v1/replays/" + id + "/resume").statusCode()).isEqualTo(409);
        assertThat(get("/v1/replays").body()).contains(id);
    }

    @Test
    void bodyThatIsNoLongerRetainedCountsAsFailed() {
        DeliveryRef ref = Facts.anEvent().to(endpoint);
        journal.write(Facts.died(ref, 1, DeadReason.EXHAUSTED, new LogPosition(0, 1_000_000)));
        awaitDead(ref);

        JsonNode done = finished(ask("{\"dead_letters\":{\"ids\":[\"" + DeadLetterId.of(ref.id()) + "\"]}}"));

        assertThat(done.path("failed").asInt()).isEqualTo(1);
        assertThat(done.path("not_retained").asInt()).isEqualTo(1);
        assertThat(done.path("replayed").asInt()).isZero();
    }

    @Test
    void deadLetterOfADeletedEndpointCountsAsFailed() {
        List<DeliveryRef> died = dead(1);
        registrations.delete(endpoint, _ -> true);

        JsonNode done = finished(ask("{\"dead_letters\":{\"endpoint_id\":\"%s\"}}"));

        assertThat(done.path("no_endpoint").asInt()).isEqualTo(1);
        assertThat(post("/v1/deliveries/" + died.getFirst().id() + "/resend").statusCode())
                .isEqualTo(409);
    }

    @Test
    void eventsOfATimeAreReplayedToTheEndpointByTheirTypes() {
        Facts wanted = accepted(Facts.anEvent().of("order.paid"));
        accepted(Facts.anEvent().of("invoice.sent"));
        String range = "\"from\":\"" + wanted.acceptedAt().minusMillis(200) + "\",\"to\":\"2999-01-01T00:00:00Z\"";

        JsonNode done =
                finished(ask("{\"events\":{\"endpoint_id\":\"%s\",\"event_types\":[\"order.*\"]," + range + "}}"));

        assertThat(done.path("replayed").asInt()).isPositive();
        assertThat(new DeliveriesTopic(api).of(endpoint))
                .extracting(delivery -> delivery.ref().event())
                .contains(wanted.event())
                .doesNotHaveDuplicates();
        assertThat(new DeliveriesTopic(api).of(endpoint))
                .allSatisfy(
                        delivery -> assertThat(delivery.ref().type().value()).startsWith("order."));
    }

    @Test
    void whatIsAskedForAgainUnderItsKeyIsDoneOnce() {
        DeliveryRef died = dead(1).getFirst();
        String key = Samples.IDS.replay().value();
        String resend = "/v1/deliveries/" + died.id() + "/resend";
        String filter = "{\"dead_letters\":{\"endpoint_id\":\"" + endpoint + "\"}}";

        String first =
                api.calls().send("POST", resend, "", "Idempotency-Key", key).body();
        String second =
                api.calls().send("POST", resend, "", "Idempotency-Key", key).body();
        String job = api.calls()
                .send("POST", "/v1/replays", filter, "Idempotency-Key", key)
                .body();
        String sameJob = api.calls()
                .send("POST", "/v1/replays", filter, "Idempotency-Key", key)
                .body();

        assertThat(second).isEqualTo(first).contains("dlv_");
        assertThat(sameJob).isEqualTo(job).contains("rpl_");
    }

    @Test
    void resendIsANewDeliveryBesideThePendingOne() {
        Facts event = accepted(Facts.anEvent());
        DeliveryRef pending = event.to(endpoint);
        journal.write(Facts.failed(pending, 1));
        await().until(() -> get("/v1/deliveries/" + pending.id()).body().contains("\"attempts\":1"));

        HttpResponse<String> resent = post("/v1/deliveries/" + pending.id() + "/resend");

        assertThat(resent.statusCode()).isEqualTo(202);
        String id = HttpCalls.json(resent).path("id").asText();
        assertThat(id).isNotEqualTo(pending.id().value());
        assertThat(new DeliveriesTopic(api).of(endpoint)).singleElement().satisfies(made -> {
            assertThat(made.ref().id().value()).isEqualTo(id);
            assertThat(made.body()).isEqualTo(BODY);
        });
        await().until(() -> get("/v1/deliveries/" + id).body().contains("enqueued"));
        assertThat(get("/v1/deliveries/" + pending.id()).body()).contains("\"status\":\"pending\"", "\"attempts\":1");
    }

    @Test
    void resendOfWhatIsNoLongerRetainedIs410() {
        Facts event = Facts.anEvent();
        journal.write(event.fannedOutAt(new LogPosition(0, 1_000_000), endpoint));
        await().until(() -> get("/v1/deliveries/" + event.to(endpoint).id()).statusCode() == 200);

        assertThat(post("/v1/deliveries/" + event.to(endpoint).id() + "/resend").statusCode())
                .isEqualTo(410);
    }

    @Test
    void wrongRequestsAreLocated() {
        assertThat(ask("{}").statusCode()).isEqualTo(422);
        assertThat(ask("{\"dead_letters\":{\"reason\":\"boredom\"}}").body()).contains("body.dead_letters.reason");
        assertThat(ask("{\"dead_letters\":{\"ids\":[\"x\"]}}").body()).contains("body.dead_letters.ids[0]");
        assertThat(ask("{\"events\":{\"endpoint_id\":\"%s\"}}").body()).contains("body.events.from");
        assertThat(ask("{\"dead_letters\":{},\"rate_per_second\":0}").body()).contains("body.rate_per_second");
        assertThat(ask("{\"dead_letters\":{\"ids\":[null]}}").body()).contains("body.dead_letters.ids[0]");
        assertThat(ask("{\"dead_letters\":{\"from\":5}}").body()).contains("body.dead_letters.from");
        assertThat(ask("{\"dead_letters\":{\"to\":\"+999999999-01-01T00:00:00Z\"}}")
                        .body())
                .contains("body.dead_letters.to");
        assertThat(ask("null").statusCode()).isEqualTo(422);
        assertThat(get("/v1/replays/rpl_x").statusCode()).isEqualTo(404);
    }

    private Replay replay() {
        return new Replay(
                Samples.IDS.replay(),
                DefaultScope.TENANT,
                null,
                new ReplayFilter.DeadLetters(
                        List.of(), new DeadLetterFilter(endpoint.value(), null, null, null, new TimeRange(null, null))),
                null,
                Instant.now().plusSeconds(3600));
    }

    /// Dead letters of the endpoint, in the log and in the tables.
    private List<DeliveryRef> dead(int count) {
        List<DeliveryRef> died = IntStream.range(0, count).mapToObj(_ -> dead()).toList();
        died.forEach(this::awaitDead);
        return died;
    }

    private DeliveryRef dead() {
        Facts event = Facts.in(Samples.PROJECT).since(60);
        DeliveryRef ref = event.to(endpoint);
        Delivery delivery = new Delivery(ref, Progress.dueAt(ref.acceptedAt()), Event.JSON, null, BODY);
        LogPosition position = journal.write(DeadLetterRecords.of(
                api.topics().deadLetters(), delivery, DeadReason.EXHAUSTED, 500, ref.acceptedAt()));
        journal.write(event.fannedOut(endpoint), Facts.died(ref, 1, DeadReason.EXHAUSTED, position));
        return ref;
    }

    private void awaitDead(DeliveryRef ref) {
        await().until(() -> get("/v1/dead-letters/" + DeadLetterId.of(ref.id())).statusCode() == 200);
    }

    private Facts accepted(Facts event) {
        LogPosition position = journal.accept(new Event(
                event.event(),
                event.type(),
                event.scope(),
                "/test",
                event.acceptedAt(),
                Event.JSON,
                null,
                null,
                null,
                null,
                BODY));
        journal.write(event.fannedOutAt(position, endpoint));
        await().until(() -> get("/v1/events/" + event.event()).statusCode() == 200);
        return event;
    }

    private HttpResponse<String> ask(String body) {
        return api.calls().post("/v1/replays", body.formatted(endpoint));
    }

    private JsonNode finished(HttpResponse<String> asked) {
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String path = "/v1/replays/" + HttpCalls.json(asked).path("id").asText();
        return HttpCalls.json(
                await().until(() -> get(path), replay -> replay.body().contains("\"status\":\"done\"")));
    }

    private HttpResponse<String> get(String path) {
        return api.calls().get(path);
    }

    private HttpResponse<String> post(String path) {
        return api.calls().post(path, "");
    }
}

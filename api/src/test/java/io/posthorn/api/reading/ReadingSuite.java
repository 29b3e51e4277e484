package io.posthorn.api.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.Journal;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.api.fixture.TestEndpoints;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.event.Event;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.journal.UnmatchedReason;
import io.posthorn.common.scope.Scope;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// From facts in the journal to what callers read, on every database the same.
abstract class ReadingSuite {
    private final TestApi api;
    private final Journal journal;
    private final EndpointId endpoint = Samples.IDS.endpoint();
    private final Facts event = Facts.anEvent();
    private final DeliveryRef delivery = event.to(endpoint);

    ReadingSuite(TestDatabase kind) {
        this.api = kind.api();
        this.journal = new Journal(api);
    }

    @Test
    void eventShowsItsBodyAndItsDeliveries() {
        LogPosition position = journal.accept(event("{\"n\":1.10}"));
        journal.write(event.fannedOutAt(position, endpoint), Facts.delivered(delivery, 1));

        JsonNode shown = found("/v1/events/" + event.event(), "delivered");

        assertThat(get("/v1/events/" + event.event()).body()).contains("\"body\":{\"n\":1.10}");
        assertThat(shown.at("/deliveries/0/id").asText())
                .isEqualTo(delivery.id().value());
        assertThat(shown.path("created_at").asText())
                .isEqualTo(event.acceptedAt().toString());
    }

    @Test
    void eventThatIsNoLongerRetainedIsShownWithoutItsBody() {
        journal.write(event.fannedOutAt(new LogPosition(0, 1_000_000), endpoint));

        JsonNode shown = found("/v1/events/" + event.event(), event.event().value());

        assertThat(shown.has("body")).isFalse();
        assertThat(shown.path("body_absent").asText()).isEqualTo("not_retained");
    }

    @Test
    void eventTellsWhyAnEndpointDidNotMatch() {
        journal.write(event.unmatched(endpoint, UnmatchedReason.EVENT_TYPE));

        JsonNode shown = found("/v1/events/" + event.event(), "unmatched");

        assertThat(shown.path("unmatched").toString())
                .isEqualTo("[{\"endpoint_id\":\"" + endpoint + "\",\"reason\":\"event_type\"}]");
        assertThat(shown.path("deliveries")).isEmpty();
    }

    @Test
    void deliveryTellsItsTimeline() {
        journal.write(
                event.fannedOut(endpoint),
                Facts.failed(delivery, 1),
                Facts.deferred(delivery, 1, Duration.ofSeconds(5)));

        JsonNode shown = found("/v1/deliveries/" + delivery.id(), "deferred");

        assertThat(StreamSupport.stream(shown.path("timeline").spliterator(), false)
                        .map(step -> step.path("step").asText()))
                .containsExactly("accepted", "fanned_out", "attempt", "deferred");
        assertThat(shown.path("status").asText()).isEqualTo("pending");
        assertThat(shown.at("/waiting/for").asText()).isEqualTo("busy");
        assertThat(shown.at("/timeline/2/attempt/status_code").asInt()).isEqualTo(500);
    }

    @Test
    void attemptsAreListedNewestFirst() {
        journal.write(event.fannedOut(endpoint), Facts.failed(delivery, 1), Facts.delivered(delivery, 2));
        found("/v1/deliveries/" + delivery.id(), "delivered");

        JsonNode first = HttpCalls.json(get("/v1/deliveries/" + delivery.id() + "/attempts?limit=1"));
        JsonNode second = HttpCalls.json(get("/v1/deliveries/" + delivery.id() + "/attempts?limit=1&cursor="
                + first.path("next_cursor").asText()));

        assertThat(first.at("/data/0/number").asInt()).isEqualTo(2);
        assertThat(second.at("/data/0/number").asInt()).isEqualTo(1);
        assertThat(second.has("next_cursor")).isFalse();
    }

    @Test
    void listsGoPageByPageThroughAllThatTheFilterMeets() {
        journal.write(event.of("a").fannedOut(endpoint));
        journal.write(Facts.anEvent().of("b").fannedOut(endpoint));
        journal.write(Facts.anEvent().of("a").fannedOut(endpoint));
        String list = "/v1/deliveries?limit=1&event_type=a&status=pending&endpoint_id=" + endpoint;
        await().until(() -> get("/v1/deliveries?endpoint_id=" + endpoint).body().split("dlv_").length == 4);

        JsonNode first = HttpCalls.json(get(list));
        JsonNode last =
                HttpCalls.json(get(list + "&cursor=" + first.path("next_cursor").asText()));

        assertThat(first.path("data")).hasSize(1);
        assertThat(last.at("/data/0/id").asText()).isEqualTo(delivery.id().value());
        assertThat(last.has("next_cursor")).isFalse();
    }

    @Test
    void deadLetterIsListedUntilItIsDeleted() {
        journal.write(Facts.died(delivery, 3, DeadReason.EXHAUSTED, new LogPosition(1, 2)));
        String path = "/v1/dead-letters/" + DeadLetterId.of(delivery.id());
        String list = "/v1/dead-letters?reason=exhausted&status_code=500&endpoint_id=" + endpoint;

        JsonNode shown = found(path, "exhausted");

        assertThat(shown.path("attempts").asInt()).isEqualTo(3);
        assertThat(HttpCalls.json(get(list)).path("data")).hasSize(1);
        assertThat(api.calls().delete(path).statusCode()).isEqualTo(204);
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(HttpCalls.json(get(list)).path("data")).isEmpty();
    }

    @Test
    void recordThatIsNoEventIsADeadLetterWithItsPlace() {
        DeadLetterId id = DeadLetterId.at(System.currentTimeMillis(), "events", 1, System.nanoTime());
        journal.write(new Fact.Malformed(
                id,
                Samples.PROJECT,
                new LogPosition(1, 7),
                new LogPosition(0, 1),
                3,
                "header 'ce_id' is missing",
                now()));

        JsonNode shown = found("/v1/dead-letters/" + id, "malformed_event");

        assertThat(shown.at("/source/offset").asInt()).isEqualTo(7);
        assertThat(shown.has("delivery_id")).isFalse();
    }

    @Test
    void anotherTenantsThingsAreNotThere() {
        Facts foreign = Facts.in(new Scope.Tenant(new TenantId("t" + UUID.randomUUID())));
        DeliveryRef foreignDelivery = foreign.to(endpoint);
        journal.write(
                foreign.fannedOut(endpoint),
                Facts.died(foreignDelivery, 1, DeadReason.EXHAUSTED, new LogPosition(0, 0)),
                event.fannedOut(endpoint));
        journal.write(Facts.delivered(delivery, 1));
        found("/v1/deliveries/" + delivery.id(), "delivered");

        assertThat(get("/v1/events/" + foreign.event()).statusCode()).isEqualTo(404);
        assertThat(get("/v1/deliveries/" + foreignDelivery.id()).statusCode()).isEqualTo(404);
        assertThat(get("/v1/deliveries/" + foreignDelivery.id() + "/attempts").statusCode())
                .isEqualTo(404);
        assertThat(get("/v1/dead-letters/" + DeadLetterId.of(foreignDelivery.id()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/v1/deliveries?endpoint_id=" + endpoint).body())
                .doesNotContain(foreignDelivery.id().value());
    }

    @Test
    void wrongFiltersAreLocated() {
        assertThat(get("/v1/deliveries?status=lost").body()).contains("\"query.status\"");
        assertThat(get("/v1/events?from=yesterday").body()).contains("\"query.from\"");
        assertThat(get("/v1/events?limit=251").body()).contains("\"query.limit\"");
        assertThat(get("/v1/events?cursor=bm90aGluZw").body()).contains("\"query.cursor\"");
        assertThat(get("/v1/dead-letters?status_code=x").body()).contains("\"query.status_code\"");
        assertThat(get("/v1/dead-letters?reason=boredom").statusCode()).isEqualTo(422);
    }

    @Test
    void endpointHasItsCounts() {
        api.bean(Registrations.class).register(TestEndpoints.registration(endpoint, Samples.PROJECT));
        journal.write(event.fannedOut(endpoint), Facts.failed(delivery, 1), Facts.delivered(delivery, 2));
        found("/v1/deliveries/" + delivery.id(), "delivered");

        JsonNode stats = HttpCalls.json(get("/v1/endpoints/" + endpoint + "/stats?to=2999-01-01T00:00:00Z&from="
                + event.acceptedAt().minusSeconds(60)));

        assertThat(stats.at("/deliveries/delivered").asInt()).isEqualTo(1);
        assertThat(stats.at("/attempts/http_error/count").asInt()).isEqualTo(1);
        assertThat(stats.at("/attempts/success/mean_duration_ms").asInt()).isEqualTo(12);
    }

    @Test
    void unreadableFactIsPassedOver() {
        journal.write(new ProducerRecord<>(
                api.topics().journal(), 0, "key".getBytes(UTF_8), "{\"fact\":\"unheard\"}".getBytes(UTF_8)));
        journal.write(event.fannedOut(endpoint));

        found("/v1/events/" + event.event(), event.event().value());
    }

    private HttpResponse<String> get(String path) {
        return api.calls().get(path);
    }

    /// What is there once the ledger has come so far that the answer holds the text.
    private JsonNode found(String path, String text) {
        HttpResponse<String> answer = await().until(
                        () -> get(path),
                        response ->
                                response.statusCode() == 200 && response.body().contains(text));
        return HttpCalls.json(answer);
    }

    private Event event(String body) {
        return new Event(
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
                body.getBytes(UTF_8));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}

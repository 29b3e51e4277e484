package io.posthorn.api.agent.webhook;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.Journal;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.delivery.AttemptOutcome;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.event.Event;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.LogPosition;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The history of a webhook (wire contract §2.1), from facts in the journal to what clients page through.
abstract class WebhookHistorySuite {
    private static final String TARGET = "{\"webhook_url\":\"https://receiver.example/hook\"}";
    private static final String BODY = "{\"generated_message\":\"早上好\"}";

    private final TestApi api;
    private final HttpCalls calls;
    private final Journal journal;
    private final String type = "on_" + UUID.randomUUID();
    private final String path = "/api/v1/webhooks/" + type;
    private final String ofProject = "/api/v1/projects/default/webhooks/" + type;

    WebhookHistorySuite(TestDatabase kind) {
        this.api = kind.api();
        this.calls = api.calls();
        this.journal = new Journal(api);
    }

    @BeforeEach
    void register() {
        assertThat(calls.send("PUT", path, TARGET).statusCode()).isEqualTo(200);
    }

    @Test
    void historyWithoutAttemptsIsAnEmptyPage() {
        assertThat(attempts("").body()).isEqualTo("{\"attempts\":[],\"has_more\":false}");
        assertThat(calls.get("/api/v1/webhooks/never-registered/attempts").body())
                .isEqualTo("{\"attempts\":[],\"has_more\":false}");
    }

    @Test
    void attemptHasTheKeysOfTheContractAndNoOther() {
        Facts event = Facts.anEvent().of(type);
        DeliveryRef delivery = event.to(endpoint());
        LogPosition position = journal.accept(event(event));
        journal.write(event.fannedOutAt(position, endpoint()), Facts.failed(delivery, 1), Facts.delivered(delivery, 2));

        JsonNode page = known(2);

        assertThat(fields(page)).containsExactly("attempts", "has_more");
        JsonNode second = page.at("/attempts/0");
        JsonNode first = page.at("/attempts/1");
        assertThat(fields(second))
                .containsExactly(
                        "attempt_id",
                        "project_id",
                        "event_type",
                        "webhook_url",
                        "response_code",
                        "duration_ms",
                        "attempt_number",
                        "status",
                        "created_at",
                        "request_body",
                        "response_body");
        assertThat(second.path("attempt_id").asText()).startsWith("atm_");
        assertThat(second.path("project_id").asText()).isEmpty();
        assertThat(second.path("event_type").asText()).isEqualTo(type);
        assertThat(second.path("webhook_url").asText()).isEqualTo("https://receiver.example/hook");
        assertThat(second.path("response_code").asInt()).isEqualTo(200);
        assertThat(second.path("duration_ms").asInt()).isEqualTo(12);
        assertThat(second.path("attempt_number").asInt()).isEqualTo(2);
        assertThat(second.path("status").asText()).isEqualTo("success");
        assertThat(second.path("created_at").asText())
                .isEqualTo(event.acceptedAt().plusSeconds(20).toString())
                .endsWith("Z");
        assertThat(new String(
                        Base64.getDecoder().decode(second.path("request_body").asText()), UTF_8))
                .isEqualTo(BODY);
        assertThat(first.path("status").asText()).isEqualTo("failed");
        assertThat(first.path("attempt_number").asInt()).isEqualTo(1);
        assertThat(first.path("response_code").asInt()).isEqualTo(500);
        assertThat(first.path("error_message").asText()).isEqualTo("answered 500");
        assertThat(first.get("request_body")).isEqualTo(second.get("request_body"));
    }

    @Test
    void attemptWithoutAnAnswerHasTheCode0() {
        DeliveryRef delivery = Facts.anEvent().of(type).to(endpoint());
        Fact.Attempt attempt = new Fact.Attempt(
                Samples.IDS.attempt(),
                1,
                delivery.acceptedAt(),
                delivery.acceptedAt(),
                15_000,
                0,
                AttemptOutcome.TIMEOUT,
                "no answer within 15s",
                null,
                "https://receiver.example/hook");
        journal.write(new Fact.Attempted(
                delivery, attempt, new Fact.Decision.Retry(delivery.acceptedAt().plusSeconds(30))));

        JsonNode shown = known(1).at("/attempts/0");

        assertThat(shown.path("response_code").asInt(-1)).isZero();
        assertThat(shown.path("status").asText()).isEqualTo("failed");
        assertThat(shown.path("error_message").asText()).isEqualTo("no answer within 15s");
        assertThat(shown.has("response_body")).isFalse();
    }

    @Test
    void attemptWhoseBodyTheLogKeepsNoLongerIsShownWithoutIt() {
        Facts event = Facts.anEvent().of(type);
        journal.write(
                event.fannedOutAt(new LogPosition(0, 1_000_000), endpoint()), Facts.delivered(event.to(endpoint()), 1));

        assertThat(known(1).at("/attempts/0").has("request_body")).isFalse();
    }

    @Test
    void bodyOfAnotherEventIsNeverShown() {
        LogPosition foreign = journal.accept(event(Facts.anEvent().of("other")));
        Facts event = Facts.anEvent().of(type);
        journal.write(event.fannedOutAt(foreign, endpoint()), Facts.delivered(event.to(endpoint()), 1));

        assertThat(known(1).at("/attempts/0").has("request_body")).isFalse();
    }

    @Test
    void pagesGoThroughTheWholeHistoryNewestFirst() {
        IntStream.range(0, 5).forEach(_ -> delivered(endpoint()));
        known(5);

        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = json(attempts("?page_size=2&cursor=" + cursor));
            page.path("attempts")
                    .forEach(shown -> ids.add(shown.path("attempt_id").asText()));
            assertThat(page.path("has_more").asBoolean()).isEqualTo(page.has("next_cursor"));
            cursor = page.has("next_cursor") ? page.path("next_cursor").asText() : null;
        }

        assertThat(ids).hasSize(5).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void historyOutlivesDeletionAndGoesOnAfterANewRegistration() {
        delivered(endpoint());
        known(1);

        calls.delete(path);
        assertThat(known(1).path("attempts")).hasSize(1);

        calls.send("PUT", path, TARGET);
        delivered(endpoint());
        assertThat(known(2).path("attempts")).hasSize(2);
        assertThat(json(attempts("?page_size=1")).path("has_more").asBoolean()).isTrue();
    }

    @Test
    void historyOfManyEndpointsIsPagedAsOne() {
        List<EndpointId> past =
                IntStream.range(0, 230).mapToObj(_ -> Samples.IDS.webhook()).toList();
        api.bean(Database.class)
                .updateEach(
                        """
                        insert into agent_webhook_endpoint (endpoint, tenant, project, event_type, secret_shown)
                        values (?, 'default', '', ?, true)
                        """,
                        past.stream().map(endpoint -> List.of(endpoint, type)).toList());
        List.of(0, 99, 100, 229, 0).forEach(place -> delivered(past.get(place)));
        known(5);

        JsonNode first = json(attempts("?page_size=3"));
        JsonNode second =
                json(attempts("?page_size=3&cursor=" + first.path("next_cursor").asText()));

        List<String> ids = new ArrayList<>(first.path("attempts").findValuesAsText("attempt_id"));
        ids.addAll(second.path("attempts").findValuesAsText("attempt_id"));
        assertThat(ids).hasSize(5).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(second.path("has_more").asBoolean()).isFalse();
    }

    @Test
    void tenantProjectAndOtherTypesHaveHistoriesOfTheirOwn() {
        calls.send("PUT", ofProject, TARGET);
        delivered(new Snapshots(api)
                .all(type).stream()
                        .filter(endpoint -> endpoint.scope().projectId().isPresent())
                        .findFirst()
                        .orElseThrow()
                        .id());

        JsonNode page = json(await().until(
                        () -> calls.get(ofProject + "/attempts"),
                        response -> json(response).path("attempts").size() == 1));

        assertThat(page.at("/attempts/0/project_id").asText()).isEqualTo("default");
        assertThat(json(attempts("")).path("attempts")).isEmpty();
        assertThat(json(calls.get("/api/v1/webhooks/" + type + "-other/attempts"))
                        .path("attempts"))
                .isEmpty();
        HttpCalls stranger = api.as(api.keyOfNewTenant("read"));
        assertThat(json(stranger.get(ofProject + "/attempts")).path("attempts")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page_size=0",
                "page_size=501",
                "page_size=-1",
                "page_size=ten",
                "page_size=99999999999",
                "cursor=%00",
                "cursor=bm90aGluZw",
                "cursor=!",
                "page_size=1&cursor=x"
            })
    void wrongPagesAreLocatedInTheQuery(String query) {
        HttpResponse<String> response = attempts("?" + query);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).path("code").asText()).isEqualTo("validation_failed");
        assertThat(json(response).at("/errors/0/location").asText())
                .isEqualTo(query.contains("cursor") ? "query.cursor" : "query.page_size");
    }

    @Test
    void greatestPageIsTaken() {
        assertThat(attempts("?page_size=500").statusCode()).isEqualTo(200);
        assertThat(attempts("?page_size=1&cursor=").statusCode()).isEqualTo(200);
    }

    private void delivered(EndpointId endpoint) {
        journal.write(Facts.delivered(Facts.anEvent().of(type).to(endpoint), 1));
    }

    /// The one endpoint of the tenant.
    private EndpointId endpoint() {
        return new Snapshots(api).of(type).id();
    }

    /// The history once the ledger knows so many attempts.
    private JsonNode known(int count) {
        return json(await().until(
                        () -> attempts(""),
                        response -> json(response).path("attempts").size() == count));
    }

    private HttpResponse<String> attempts(String query) {
        return calls.get(path + "/attempts" + query);
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Event event(Facts facts) {
        return new Event(
                facts.event(),
                facts.type(),
                facts.scope(),
                "/test",
                facts.acceptedAt(),
                Event.JSON,
                null,
                null,
                null,
                null,
                BODY.getBytes(UTF_8));
    }
}

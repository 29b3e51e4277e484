package io.posthorn.api.endpoint;

import static io.posthorn.api.fixture.HttpCalls.json;
import static io.posthorn.api.fixture.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.record.JsonCodec;
import io.posthorn.common.secret.SecretSeal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EndpointTest {
    private static final String SMALLEST = "{\"url\":\"https://example.com/hook\",\"event_types\":[\"order.*\"]}";

    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();

    @Test
    void smallestEndpointShowsWhatThePlatformDecided() {
        var response = calls.post("/v1/endpoints", SMALLEST);

        JsonNode made = json(response);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location"))
                .contains("/v1/endpoints/" + made.get("id").asText());
        assertThat(made.get("id").asText()).startsWith("ep_");
        assertThat(made.get("secret").asText()).startsWith("whsec_");
        assertThat(made.get("scope").toString()).isEqualTo("{\"project\":\"default\"}");
        assertThat(made.get("scheme").asText()).isEqualTo("standard");
        assertThat(made.get("status").asText()).isEqualTo("active");
        assertThat(made.get("timeout").asText()).isEqualTo("15s");
        assertThat(made.get("max_in_flight").asInt()).isEqualTo(64);
        assertThat(made.get("retry_policy")).hasSize(7);
        assertThat(made.has("headers")).isFalse();
    }

    @Test
    void snapshotStandsInTheLogBeforeTheAnswer() {
        JsonNode made = create(SMALLEST);

        Endpoint snapshot = snapshot(made).orElseThrow();
        assertThat(snapshot.version()).isEqualTo(1);
        assertThat(snapshot.url()).isEqualTo("https://example.com/hook");
        assertThat(api.bean(SecretSeal.class)
                        .open(snapshot.secrets().current(), snapshot.scope().tenant(), snapshot.id())
                        .reveal())
                .isEqualTo(made.get("secret").asText());
    }

    @Test
    void everythingThatWasAskedForIsKept() {
        calls.send("PUT", "/v1/sessions/everything", "{}");

        JsonNode made = create("""
            {"url":"https://example.com/","event_types":["a","a","b.*"],"scope":{"session":"everything"},
             "scheme":"sonzai","secret":"whsec_mine","retry_policy":["5s","5m"],"timeout":"2s",
             "rate_limit":{"per_second":7},"max_in_flight":3,"ordered":true,
             "headers":{"X-Tenant":"t1"},"description":"d","metadata":{"k":[1,2.0]}}\
            """);
        JsonNode found = json(calls.get("/v1/endpoints/" + made.get("id").asText()));

        assertThat(made.get("secret").asText()).isEqualTo("whsec_mine");
        assertThat(found.has("secret")).isFalse();
        assertThat(found.get("event_types").toString()).isEqualTo("[\"a\",\"b.*\"]");
        assertThat(found.get("scope").toString()).isEqualTo("{\"session\":\"everything\"}");
        assertThat(found.get("retry_policy").toString()).isEqualTo("[\"5s\",\"5m\"]");
        assertThat(found.get("rate_limit").toString()).isEqualTo("{\"per_second\":7}");
        assertThat(found.get("headers").toString()).isEqualTo("{\"X-Tenant\":\"[redacted]\"}");
        assertThat(found.get("metadata").toString()).isEqualTo("{\"k\":[1,2.0]}");
        assertThat(snapshot(made).orElseThrow().settings().ordered()).isTrue();
    }

    @Test
    void tenantScopeNeedsAKeyOfTheWholeTenant() {
        String body = SMALLEST.replace("}", ",\"scope\":{\"tenant\":true}}");

        assertThat(calls.post("/v1/endpoints", body).statusCode()).isEqualTo(201);
        assertThat(api.as(api.keyOfNewTenant("manage"))
                        .post("/v1/endpoints", body)
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"event_types":["a"]}                                                          | body.url
        {"url":"https://example.com"}                                                  | body.event_types
        {"url":"https://example.com","event_types":[]}                                 | body.event_types
        {"url":"https://example.com","event_types":["a*b"]}                            | body.event_types
        {"url":"https://example.com","event_types":[5]}                                | body.event_types[0]
        {"url":"http://example.com","event_types":["a"]}                               | body.url
        {"url":"https://169.254.169.254/","event_types":["a"]}                         | body.url
        {"url":"https://[::ffff:10.0.0.1]/","event_types":["a"]}                       | body.url
        {"url":"https://example.com","event_types":["a"],"scheme":"none"}              | body.scheme
        {"url":"https://example.com","event_types":["a"],"scope":{"session":"none"}}   | body.scope
        {"url":"https://example.com","event_types":["a"],"scope":{"project":"none"}}   | body.scope
        {"url":"https://example.com","event_types":["a"],"secret":"no base64!"}        | body.secret
        {"url":"https://example.com","event_types":["a"],"retry_policy":["soon"]}      | body.retry_policy
        {"url":"https://example.com","event_types":["a"],"timeout":"61s"}              | body.timeout
        {"url":"https://example.com","event_types":["a"],"timeout":5}                  | body.timeout
        {"url":"https://example.com","event_types":["a"],"max_in_flight":0}            | body.max_in_flight
        {"url":"https://example.com","event_types":["a"],"max_in_flight":"3"}          | body.max_in_flight
        {"url":"https://example.com","event_types":["a"],"rate_limit":{"per_second":0}}| body.rate_limit
        {"url":"https://example.com","event_types":["a"],"rate_limit":{}}              | body.rate_limit.per_second
        {"url":"https://example.com","event_types":["a"],"headers":{"Host":"x"}}       | body.headers
        {"url":"https://example.com","event_types":["a"],"headers":{"HTTP2-Settings":"x"}} | body.headers
        {"url":"https://example.com","event_types":["a"],"headers":{"X":"a\\r\\nB: c"}}| body.headers
        {"url":"https://example.com","event_types":["a"],"headers":{"X Y":"a"}}        | body.headers
        {"url":"https://example.com","event_types":["a"],"metadata":"text"}            | body.metadata
        {"url":"https://example.com","event_types":["a"],"evnt_types":["b"]}           | body.evnt_types
        {"url":"https://example.com","event_types":["a"],"scheme":0}                   | body.scheme
        {"url":"https://example.com","event_types":["a"],"max_in_flight":99999999999}  | body.max_in_flight
        {"url":"https://example.com","event_types":["a"],"description":"a\\u0000b"}    | body.description
        null                                                                           | body
        """)
    void whatIsWrongIsLocated(String body, String location) {
        var response = calls.post("/v1/endpoints", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(json(response).get("errors").get(0).get("location").asText()).isEqualTo(location);
    }

    @Test
    void patchMergesAndNullTakesAway() {
        String id = create(SMALLEST.replace("}", ",\"headers\":{\"A\":\"1\",\"B\":\"2\"},\"description\":\"d\"}"))
                .get("id")
                .asText();

        var response = calls.send(
                "PATCH",
                "/v1/endpoints/" + id,
                "{\"url\":\"https://example.com/new\",\"headers\":{\"A\":null,\"C\":\"3\"},\"description\":null}");

        JsonNode patched = json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(patched.get("url").asText()).isEqualTo("https://example.com/new");
        assertThat(patched.get("event_types").toString()).isEqualTo("[\"order.*\"]");
        assertThat(patched.get("headers").toString()).isEqualTo("{\"B\":\"[redacted]\",\"C\":\"[redacted]\"}");
        assertThat(patched.has("description")).isFalse();
        assertThat(snapshot(patched).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void patchCannotTouchScopeAndSecret() {
        String id = create(SMALLEST).get("id").asText();

        assertThat(calls.send("PATCH", "/v1/endpoints/" + id, "{\"secret\":\"x\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(calls.send("PATCH", "/v1/endpoints/" + id, "[]").statusCode())
                .isEqualTo(422);
    }

    @Test
    void schemeIsKeptAsLongAsTheSecretBeforeARotationCannotSignByTheNext() {
        JsonNode made = create("{\"url\":\"https://example.com/\",\"event_types\":[\"a\"],"
                + "\"scheme\":\"molroo\",\"secret\":\"no base64\"}");
        String path = "/v1/endpoints/" + made.get("id").asText();
        calls.post(path + "/rotate-secret", "");
        assertThat(calls.send("PATCH", path, "{\"scheme\":\"standard\"}").statusCode())
                .isEqualTo(422);

        calls.post(path + "/rotate-secret", "{\"overlap\":\"0s\"}");

        assertThat(calls.send("PATCH", path, "{\"scheme\":\"standard\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void rotationKeepsTheSecretBeforeForTheOverlap() {
        JsonNode made = create(SMALLEST);
        String path = "/v1/endpoints/" + made.get("id").asText() + "/rotate-secret";

        JsonNode rotated = json(calls.post(path, ""));

        assertThat(rotated.get("secret").asText())
                .startsWith("whsec_")
                .isNotEqualTo(made.get("secret").asText());
        assertThat(snapshot(made).orElseThrow().secrets().previous()).isNotNull();

        calls.post(path, "{\"overlap\":\"0s\"}");

        assertThat(snapshot(made).orElseThrow().secrets().previous()).isNull();
    }

    @Test
    void pausedEndpointResumes() {
        JsonNode made = create(SMALLEST);
        String path = "/v1/endpoints/" + made.get("id").asText();

        assertThat(json(calls.post(path + "/pause", "")).get("status").asText()).isEqualTo("paused");
        assertThat(snapshot(made).orElseThrow().status()).isEqualTo(EndpointStatus.PAUSED);
        assertThat(calls.post(path + "/pause", "").statusCode()).isEqualTo(200);
        assertThat(json(calls.post(path + "/resume", "")).get("status").asText())
                .isEqualTo("active");
    }

    @Test
    void systemDisablesWithinATransactionAndTheLogLearnsOfIt() {
        JsonNode made = create(SMALLEST);
        EndpointId id = new EndpointId(made.get("id").asText());
        Registrations registrations = api.bean(Registrations.class);

        api.bean(Database.class).inTransaction(() -> registrations.disable(id, "gone"));

        JsonNode found = json(calls.get("/v1/endpoints/" + id));
        assertThat(found.get("status").asText()).isEqualTo("disabled");
        assertThat(found.get("disabled_reason").asText()).isEqualTo("gone");
        assertThat(calls.post("/v1/endpoints/" + id + "/pause", "").statusCode())
                .isEqualTo(409);
        assertThat(calls.post("/v1/endpoints/" + id + "/test", "").statusCode()).isEqualTo(409);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> snapshot(made).orElseThrow().status() == EndpointStatus.DISABLED);
    }

    @Test
    void deletedEndpointLeavesATombstone() {
        JsonNode made = create(SMALLEST);
        String path = "/v1/endpoints/" + made.get("id").asText();

        assertThat(calls.delete(path).statusCode()).isEqualTo(204);

        assertThat(snapshot(made)).isEmpty();
        assertThat(calls.get(path).statusCode()).isEqualTo(404);
        assertThat(calls.delete(path).statusCode()).isEqualTo(404);
    }

    @Test
    void pingIsAnEventForThatEndpointAlone() {
        JsonNode made = create(SMALLEST);

        var response = calls.post("/v1/endpoints/" + made.get("id").asText() + "/test", "");

        assertThat(response.statusCode()).isEqualTo(202);
        var found = TopicReader.event(
                        api.topics().events(), json(response).get("event_id").asText())
                .getFirst();
        assertThat(header(found, "ce_endpoint")).isEqualTo(made.get("id").asText());
        assertThat(header(found, "ce_type")).isEqualTo("webhook.ping");
        assertThat(json(response).get("delivery_id").asText()).startsWith("dlv_");
    }

    @Test
    void listIsPagedNewestFirst() {
        HttpCalls tenant = api.as(api.keyOfNewTenant("manage", "read"));
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(json(tenant.post("/v1/endpoints", SMALLEST)).get("id").asText());
        }

        JsonNode first = json(tenant.get("/v1/endpoints?limit=3"));
        JsonNode second = json(tenant.get(
                "/v1/endpoints?limit=3&cursor=" + first.get("next_cursor").asText()));

        List<String> listed = new ArrayList<>();
        first.get("data").forEach(item -> listed.add(item.get("id").asText()));
        second.get("data").forEach(item -> listed.add(item.get("id").asText()));
        assertThat(listed).isEqualTo(made);
        assertThat(second.has("next_cursor")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=251", "limit=many", "cursor=***", "cursor=xx", "cursor="})
    void pageThatCannotBeIsAnswered422(String query) {
        assertThat(calls.get("/v1/endpoints?" + query).statusCode()).isEqualTo(422);
    }

    @Test
    void anotherTenantsEndpointIsAnswered404() {
        String path = "/v1/endpoints/" + create(SMALLEST).get("id").asText();
        HttpCalls stranger = api.as(api.keyOfNewTenant("manage", "read"));

        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.delete(path).statusCode()).isEqualTo(404);
        assertThat(stranger.send("PATCH", path, "{}").statusCode()).isEqualTo(404);
        assertThat(stranger.post(path + "/test", "").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/v1/endpoints/nonsense").statusCode()).isEqualTo(404);
    }

    private JsonNode create(String body) {
        var response = calls.post("/v1/endpoints", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response);
    }

    private Optional<Endpoint> snapshot(JsonNode made) {
        return TopicReader.last(api.topics().endpoints(), made.get("id").asText())
                .flatMap(JsonCodec.ENDPOINTS::decode);
    }
}

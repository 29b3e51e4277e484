package io.posthorn.api.session;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import io.posthorn.common.record.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The session surface, to the byte (wire contract §1).
final class WebhookTest {
    private static final String PATH = "/v1/webhook/session_xyz";
    private static final String VALID = """
        {"url":"https://example.com/hook","secret":"whsec_your_secret_key_here","events":["proactive_action"]}\
        """;

    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();

    @BeforeEach
    void makeSession() {
        assertThat(calls.send("PUT", "/v1/sessions/session_xyz", "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void registeredWebhookIsAnsweredFlatAndWithoutItsSecret() {
        var response = calls.post(PATH, VALID);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body())
                .matches("\\{\"id\":\"wh_[0-9a-z]{26}\",\"url\":\"https://example.com/hook\","
                        + "\"events\":\\[\"proactive_action\"],"
                        + "\"created_at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\"}");
    }

    @Test
    void webhooksAreListedAsABareArrayAndSeveralMayShareAUrl() {
        calls.send("PUT", "/v1/sessions/listed", "{}");
        String first = calls.post("/v1/webhook/listed", VALID).body();
        String second = calls.post("/v1/webhook/listed", VALID).body();

        var response = calls.get("/v1/webhook/listed");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("[" + first + "," + second + "]");
    }

    @Test
    void emptySessionIsAnEmptyArray() {
        calls.send("PUT", "/v1/sessions/empty", "");

        assertThat(calls.get("/v1/webhook/empty").body()).isEqualTo("[]");
    }

    @Test
    void deletedWebhookIsGoneFromTheListAndTheLog() {
        String id = json(calls.post(PATH, VALID)).get("id").asText();

        var response = calls.delete(PATH + "/" + id);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"deleted\":true,\"id\":\"" + id + "\"}");
        assertThat(calls.get(PATH).body()).doesNotContain(id);
        assertThat(TopicReader.last(api.topics().endpoints(), id))
                .hasValueSatisfying(last -> assertThat(last.value()).isNull());
        assertError(calls.delete(PATH + "/" + id), 404, "NOT_FOUND", "Webhook not found");
    }

    @Test
    void duplicateEventsCollapseAndKeepTheirOrder() {
        var response = calls.post(PATH, """
            {"url":"https://example.com/","secret":"s",
             "events":["stage_transition","proactive_action","stage_transition"]}\
            """);

        assertThat(json(response).get("events"))
                .isEqualTo(Json.MAPPER.valueToTree(List.of("stage_transition", "proactive_action")));
    }

    @Test
    void snapshotStandsInTheLogBeforeTheAnswer() {
        String id = json(calls.post(PATH, VALID)).get("id").asText();

        assertThat(TopicReader.last(api.topics().endpoints(), id))
                .hasValueSatisfying(last -> assertThat(TopicReader.body(last))
                        .contains("\"scheme\":\"molroo\"", "\"version\":1")
                        .doesNotContain("your_secret_key_here"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"secret":"s","events":["proactive_action"]}                                           | url: is required
        {"url":"https://example.com","events":["proactive_action"]}                            | secret: is required
        {"url":"https://example.com","secret":"s"}                                             | events: is required
        {"url":"https://example.com","secret":"","events":["proactive_action"]}                | secret: must be 1 to 512 characters
        {"url":"https://example.com","secret":"s","events":[]}                                 | events: must not be empty
        {"url":"https://example.com","secret":"s","events":"proactive_action"}                 | events: must be an array
        {"url":"https://example.com","secret":"s","events":["other"]}                          | events: must be among proactive_action, emotional_overflow, stage_transition
        null                                                                                     | body: must be an object
        {"url":"https://example.com","secret":"s","events":[null]}                             | events: is required
        {"url":5,"secret":"s","events":["proactive_action"]}                                   | url: must be a string
        {"url":"https://10.0.0.1/","secret":"s","events":["proactive_action"]}                 | url: 10.0.0.1 is not public: private
        []                                                                                     | body: must be an object
        """)
    void invalidBodyIsAnswered400NamingTheField(String body, String message) {
        var response = calls.post(PATH, body);

        assertThat(json(response).get("error").get("message").asText()).startsWith(message);
        assertThat(json(response).get("error").get("code").asText()).isEqualTo("VALIDATION_ERROR");
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/",
        "ftp://example.com/",
        "/relative",
        "example.com",
        "https://",
        "''",
        "https://user:pw@example.com/",
        "http://10.0.0.1/"
    })
    void urlThatIsNotAbsoluteHttpsIsRefused(String url) {
        var response = calls.post(PATH, VALID.replace("https://example.com/hook", url));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").get("message").asText()).startsWith("url: ");
    }

    @Test
    void plainHttpIsTakenInsideTheAllowList() {
        assertThat(calls.post(PATH, VALID.replace("https://example.com/hook", "http://127.0.0.1:9/hook"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(calls.post(PATH, VALID.replace("https://example.com/hook", "http://localhost:9/hook"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void malformedJsonIsAnswered400() {
        var response = calls.post(PATH, "{\"url\":");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .startsWith(
                        "{\"error\":{\"code\":\"VALIDATION_ERROR\",\"status\":400,\"message\":\"body: is not JSON at");
    }

    @Test
    void emptyBodyIsAnswered400() {
        assertError(calls.post(PATH, ""), 400, "VALIDATION_ERROR", "body: must not be empty");
    }

    @Test
    void unknownSessionIsAnswered404BeforeTheBodyIsLookedAt() {
        assertError(calls.post("/v1/webhook/unknown", "no json"), 404, "NOT_FOUND", "Session not found");
        assertError(calls.get("/v1/webhook/unknown"), 404, "NOT_FOUND", "Session not found");
        assertError(calls.delete("/v1/webhook/unknown/wh_x"), 404, "NOT_FOUND", "Session not found");
    }

    @Test
    void missingKeyIsAnswered401BeforeAnythingElse() {
        assertError(
                api.as("").post("/v1/webhook/unknown", "no json"), 401, "UNAUTHORIZED", "Invalid or missing API key");
    }

    @Test
    void serversOwnErrorsHaveTheSameForm() {
        assertError(calls.send("PUT", PATH, "{}"), 405, "VALIDATION_ERROR", null);
        assertError(calls.get(PATH + "/a/b"), 404, "NOT_FOUND", "No such resource");
        assertError(calls.post(PATH, "x".repeat(1024 * 1024 + 1)), 413, "VALIDATION_ERROR", null);
        assertError(calls.send("POST", PATH, VALID, "Content-Type", "text/plain"), 415, "VALIDATION_ERROR", null);
    }

    @Test
    void callsBeyondTheLimitAreAnswered429WithTheWholeSecondsToWait() {
        try (TestApi limited = TestApi.with(Map.of("posthorn.session.rate-limit-per-minute", 2))) {
            limited.calls().get(PATH);
            limited.calls().get(PATH);

            var response = limited.calls().get(PATH);

            assertError(response, 429, "RATE_LIMIT", "Rate limit exceeded");
            assertThat(response.headers().firstValue("Retry-After"))
                    .hasValueSatisfying(
                            seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
            assertThat(limited.as("phk_wrong").get(PATH).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void anotherTenantsSessionIsAnswered404() {
        String stranger = api.keyOfNewTenant("manage", "read");

        assertError(api.as(stranger).get(PATH), 404, "NOT_FOUND", "Session not found");
    }

    @Test
    void deletedSessionTakesItsWebhooksAlong() {
        calls.send("PUT", "/v1/sessions/ending", "{}");
        String id = json(calls.post("/v1/webhook/ending", VALID)).get("id").asText();

        assertThat(calls.delete("/v1/sessions/ending").statusCode()).isEqualTo(204);

        assertThat(calls.get("/v1/sessions/ending").statusCode()).isEqualTo(404);
        assertThat(calls.get("/v1/endpoints/" + id).statusCode()).isEqualTo(404);
        assertThat(TopicReader.last(api.topics().endpoints(), id))
                .hasValueSatisfying(last -> assertThat(last.value()).isNull());
    }

    private static void assertError(HttpResponse<String> response, int status, String code, @Nullable String message) {
        assertThat(response.statusCode()).isEqualTo(status);
        String told =
                message == null ? json(response).get("error").get("message").asText() : message;
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"%s\",\"status\":%d,\"message\":\"%s\"}}".formatted(code, status, told));
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    }
}

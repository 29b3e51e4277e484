package io.posthorn.api.idempotency;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdempotencyKeyTest {
    private static final String BODY = "{\"url\":\"https://example.com/\",\"event_types\":[\"a\"]}";

    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();
    private final String key = UUID.randomUUID().toString();

    @Test
    void firstAnswerIsGivenAgainWithItsSecret() {
        HttpResponse<String> first = post("/v1/endpoints", BODY);
        HttpResponse<String> second = post("/v1/endpoints", BODY);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body()).contains("whsec_");
    }

    @Test
    void storedAnswerIsSealed() {
        String secret = json(post("/v1/endpoints", BODY)).get("secret").asText();

        byte[] stored = api.bean(Database.class)
                .first("select answer from stored_answer where request_key = ?", row -> row.bytes("answer"), key)
                .orElseThrow();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    }

    @Test
    void otherBodyUnderTheSameKeyIsAnswered409() {
        post("/v1/endpoints", BODY);

        assertThat(post("/v1/endpoints", BODY.replace("\"a\"", "\"b\"")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void failedRequestMayBeTriedAgain() {
        assertThat(post("/v1/endpoints", "{}").statusCode()).isEqualTo(422);
        assertThat(post("/v1/endpoints", BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void sameKeyOnAnotherRouteIsAnotherRequest() {
        String id = json(post("/v1/endpoints", BODY)).get("id").asText();

        assertThat(post("/v1/endpoints/" + id + "/rotate-secret", "").body())
                .isEqualTo(post("/v1/endpoints/" + id + "/rotate-secret", "").body());
    }

    @Test
    void webhookOfASessionIsMadeOnce() {
        calls.send("PUT", "/v1/sessions/once", "{}");
        String body = "{\"url\":\"https://example.com/\",\"secret\":\"s\",\"events\":[\"proactive_action\"]}";

        assertThat(post("/v1/webhook/once", body).body())
                .isEqualTo(post("/v1/webhook/once", body).body());
    }

    @Test
    void answerIsGivenAgainWithItsHeaders() {
        HttpResponse<String> first = post("/v1/endpoints", BODY);
        HttpResponse<String> second = post("/v1/endpoints", BODY);

        for (String name : List.of("Location", "Content-Type")) {
            assertThat(first.headers().firstValue(name)).isPresent();
            assertThat(second.headers().allValues(name))
                    .isEqualTo(first.headers().allValues(name));
        }
        assertThat(second.headers().firstValue("X-Request-Id"))
                .isNotEqualTo(first.headers().firstValue("X-Request-Id"));
    }

    @Test
    void duplicatesAtTheSameTimeWaitForTheFirst() {
        String url = "https://example.com/" + key;
        String body = "{\"url\":\"" + url + "\",\"event_types\":[\"a\"]}";

        List<HttpResponse<String>> answers = atOnce(20, _ -> post("/v1/endpoints", body));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(api.bean(Database.class).list("select id from endpoint where url = ?", row -> row.text("id"), url))
                .hasSize(1);
    }

    @Test
    void otherBodyAtTheSameTimeIsAnswered409() {
        List<HttpResponse<String>> answers =
                atOnce(10, number -> post("/v1/endpoints", BODY.replace("\"a\"", "\"a" + number + "\"")));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(9);
    }

    @Test
    void whoWaitsForAFirstThatFailsIsCarriedOut() {
        List<HttpResponse<String>> answers = atOnce(10, _ -> post("/v1/endpoints", "{}"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(422);
        assertThat(post("/v1/endpoints", BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void otherQueryUnderTheSameKeyIsAnswered409() {
        assertThat(post("/v1/endpoints?a=1", BODY).statusCode()).isEqualTo(201);
        assertThat(post("/v1/endpoints?a=2", BODY).statusCode()).isEqualTo(409);
    }

    @Test
    void keyOfAnotherCallerIsAnotherRequest() {
        HttpCalls other = api.as(api.keyOfNewTenant("manage"));

        assertThat(other.send("POST", "/v1/endpoints", BODY, "Idempotency-Key", key)
                        .body())
                .isNotEqualTo(post("/v1/endpoints", BODY).body());
    }

    @Test
    void firstRegistrationOnTheAgentSurfaceIsGivenAgainWithItsSecret() {
        String path = "/api/v1/webhooks/" + key;
        String body = "{\"webhook_url\":\"https://example.com/\"}";

        List<HttpResponse<String>> answers = atOnce(8, _ -> calls.send("PUT", path, body, "Idempotency-Key", key));

        assertThat(answers.stream().map(HttpResponse::body).distinct())
                .singleElement()
                .asString()
                .contains("whsec_");
        HttpResponse<String> rotated = post(path + "/rotate-secret", "");
        assertThat(rotated.body()).contains("whsec_");
        assertThat(post(path + "/rotate-secret", "").body()).isEqualTo(rotated.body());
        assertThat(calls.send("PUT", path, body.replace(".com", ".org"), "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void actionWithoutABodyIsCarriedOutOnce() {
        String endpoint = "/v1/endpoints/"
                + json(calls.post("/v1/endpoints", BODY)).get("id").asText();
        String paused = post(endpoint + "/pause", "").body();
        calls.post(endpoint + "/resume", "");

        HttpResponse<String> again = post(endpoint + "/pause", "");

        assertThat(again.body()).isEqualTo(paused).contains("\"status\":\"paused\"");
        assertThat(calls.get(endpoint).body()).contains("\"status\":\"active\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PUT   | /v1/sessions/keyed                   | {"metadata":{"a":1}}
        PUT   | /v1/projects/keyed                   | {"metadata":{"a":1}}
        POST  | /v1/endpoints                        | {"url":"https://example.com/","event_types":["a"]}
        POST  | /v1/replays                          | {"dead_letters":{"reason":"exhausted"}}
        POST  | /admin/v1/tenants                    | {"id":"keyed"}
        POST  | /admin/v1/tenants/default/projects   | {"id":"keyed-project"}
        POST  | /admin/v1/tenants/default/keys       | {"name":"keyed"}
        """)
    void everyRouteThatChangesSomethingHonoursTheKey(String method, String path, String body) {
        HttpCalls caller = path.startsWith("/admin") ? api.asAdmin() : calls;
        HttpResponse<String> first = caller.send(method, path, body, "Idempotency-Key", key);
        HttpResponse<String> second = caller.send(method, path, body, "Idempotency-Key", key);

        assertThat(first.statusCode()).isIn(200, 201, 202);
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(caller.send(method, path, body + " ", "Idempotency-Key", key).statusCode())
                .isEqualTo(409);
    }

    @Test
    void failuresUnderAKeyAreToldAsWithout() {
        assertThat(post("/v1/nothing", BODY).statusCode()).isEqualTo(404);
        assertThat(calls.send("PUT", "/v1/endpoints", BODY, "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(405);
        assertThat(post("/v1/endpoints", "x".repeat(1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
        assertThat(calls.send("POST", "/v1/endpoints", BODY, "Idempotency-Key", key, "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(api.as("phk_unknown")
                        .send("POST", "/v1/endpoints", BODY, "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("/v1/endpoints", BODY).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t"})
    void keyThatIsNoneIsLocatedInTheHeader(String text) {
        HttpResponse<String> response = calls.send("POST", "/v1/endpoints", BODY, "Idempotency-Key", text);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).at("/errors/0/location").asText()).isEqualTo("header.Idempotency-Key");
        assertThat(calls.send("POST", "/v1/endpoints", BODY, "Idempotency-Key", "x".repeat(256))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void requestWhoseProcessDiedIsCarriedOutOnceItCannotBeUnderWayAnyMore() {
        try (TestApi impatient = TestApi.with(Map.of("posthorn.idempotency.patience", "300ms"))) {
            HttpCalls caller = impatient.calls();
            caller.send("POST", "/v1/endpoints", BODY, "Idempotency-Key", key);
            unanswered(impatient, Duration.ofSeconds(30));

            HttpResponse<String> waited = caller.send("POST", "/v1/endpoints", BODY, "Idempotency-Key", key);

            assertThat(waited.statusCode()).isEqualTo(503);
            assertThat(waited.headers().firstValue("Retry-After")).contains("1");
            unanswered(impatient, Duration.ofSeconds(61));
            HttpResponse<String> second = caller.send("POST", "/v1/endpoints", BODY, "Idempotency-Key", key);
            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(caller.send("POST", "/v1/endpoints", BODY, "Idempotency-Key", key)
                            .body())
                    .isEqualTo(second.body());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void registrationWhoseProcessDiedBeforeItsAnswerWasKeptShowsItsSecretAgain(TestDatabase kind) {
        HttpCalls caller = kind.api().calls();
        String path = "/api/v1/webhooks/" + key;
        String body = "{\"webhook_url\":\"https://example.com/\"}";
        String first = caller.send("PUT", path, body, "Idempotency-Key", key).body();
        forgetAnswers(kind.api());

        String again = caller.send("PUT", path, body, "Idempotency-Key", key).body();

        assertThat(again).isEqualTo(first).contains("whsec_");
        assertThat(caller.send("PUT", path, body).body()).isEqualTo("{\"success\":true}");
        assertThat(caller.send("PUT", path, body, "Idempotency-Key", key + "2").body())
                .isEqualTo("{\"success\":true}");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void rotationWhoseProcessDiedBeforeItsAnswerWasKeptIsNotMadeTwice(TestDatabase kind) {
        HttpCalls caller = kind.api().calls();
        String webhook = "/api/v1/webhooks/" + key;
        caller.send("PUT", webhook, "{\"webhook_url\":\"https://example.com/\"}");
        String endpoint = "/v1/endpoints/"
                + json(caller.post("/v1/endpoints", BODY)).get("id").asText();
        for (String path : List.of(webhook + "/rotate-secret", endpoint + "/rotate-secret")) {
            HttpResponse<String> first = caller.send("POST", path, "", "Idempotency-Key", key);
            forgetAnswers(kind.api());

            HttpResponse<String> again = caller.send("POST", path, "", "Idempotency-Key", key);

            assertThat(again.body()).isEqualTo(first.body()).contains("whsec_");
            assertThat(caller.post(path, "").body()).isNotEqualTo(first.body());
            forgetAnswers(kind.api());
            assertThat(caller.send("POST", path, "", "Idempotency-Key", key).body())
                    .isNotEqualTo(first.body());
        }
        assertThat(caller.delete(endpoint).statusCode()).isEqualTo(204);
        assertThat(kind.api()
                        .bean(Database.class)
                        .list(
                                "select endpoint from secret_request where endpoint = ?",
                                row -> row.text("endpoint"),
                                endpoint.substring("/v1/endpoints/".length())))
                .isEmpty();
    }

    /// As after a process that died before it kept them, once that is known.
    private void forgetAnswers(TestApi process) {
        process.bean(Database.class).update("delete from stored_answer where request_key = ?", key);
    }

    /// Leaves the request as a process does that dies in the midst of it.
    private void unanswered(TestApi process, Duration ago) {
        process.bean(Database.class)
                .update(
                        "update stored_answer set status = ?, answer = ?, created_at = ? where request_key = ?",
                        null,
                        null,
                        process.bean(Clock.class).instant().minus(ago),
                        key);
    }

    private static List<HttpResponse<String>> atOnce(int count, IntFunction<HttpResponse<String>> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> underWay = IntStream.range(0, count)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> call.apply(number), threads))
                    .toList();
            return underWay.stream().map(CompletableFuture::join).toList();
        }
    }

    private HttpResponse<String> post(String path, String body) {
        return calls.send("POST", path, body, "Idempotency-Key", key);
    }
}

package io.posthorn.api.idempotency;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
    void requestWhoseProcessDiedIsCarriedOutOnceItCannotBeUnderWayAnyMore() {
        post("/v1/endpoints", BODY);
        unanswered(Duration.ofSeconds(30));
        assertThat(post("/v1/endpoints", BODY).statusCode()).isEqualTo(409);

        unanswered(Duration.ofSeconds(61));

        HttpResponse<String> second = post("/v1/endpoints", BODY);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(post("/v1/endpoints", BODY).body()).isEqualTo(second.body());
    }

    /// Leaves the request as a process does that dies in the midst of it.
    private void unanswered(Duration ago) {
        api.bean(Database.class)
                .update(
                        "update stored_answer set status = ?, answer = ?, created_at = ? where request_key = ?",
                        null,
                        null,
                        api.bean(Clock.class).instant().minus(ago),
                        key);
    }

    private HttpResponse<String> post(String path, String body) {
        return calls.send("POST", path, body, "Idempotency-Key", key);
    }
}

package io.posthorn.api.problem;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The one error body of the agent surface (wire contract §2.5), to the byte.
final class AgentErrorTest {
    private static final String WEBHOOK = "/api/v1/webhooks/on_error";
    private static final String TARGET = "{\"webhook_url\":\"https://example.com/\"}";

    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();

    @Test
    void missingKeyIsAnswered401WhereverItGoes() {
        assertError(
                api.as("").get("/api/v1/nothing"), 401, "Unauthorized", "unauthorized", "Invalid or missing API key");
    }

    @Test
    void unknownRouteIsAnswered404() {
        assertError(calls.get("/api/v1/nothing"), 404, "Not Found", "not_found", "No such resource");
        assertError(calls.get("/api"), 404, "Not Found", "not_found", "No such resource");
    }

    @Test
    void pathsThatOnlyBeginAlikeHaveTheOtherForm() {
        assertThat(calls.get("/apis").body()).contains("\"instance\":\"/apis\"");
    }

    @Test
    void methodThatIsNotServedIsAnswered405() {
        HttpResponse<String> response = calls.send("PATCH", WEBHOOK, TARGET);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).isPresent();
        assertThat(json(response).path("code").asText()).isEqualTo("method_not_allowed");
        assertKeys(response);
    }

    @Test
    void bodyThatIsTooLargeIsAnswered413() {
        assertError(
                calls.send("PUT", WEBHOOK, "x".repeat(1024 * 1024 + 1)),
                413,
                "Request Entity Too Large",
                "payload_too_large",
                "The body is larger than 1 MiB");
    }

    @Test
    void bodyThatIsNoJsonByItsTypeIsAnswered415() {
        HttpResponse<String> response = calls.send("PUT", WEBHOOK, TARGET, "Content-Type", "text/plain");

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(json(response).path("code").asText()).isEqualTo("unsupported_media_type");
        assertKeys(response);
    }

    @Test
    void missingScopeIsAnswered403() {
        assertError(
                api.as(api.keyOfNewTenant("read")).send("PUT", WEBHOOK, TARGET),
                403,
                "Forbidden",
                "forbidden",
                "The API key lacks the scope 'manage'");
    }

    @Test
    void keyWithAnotherBodyIsAnswered409() {
        String key = UUID.randomUUID().toString();
        calls.send("PUT", WEBHOOK, TARGET, "Idempotency-Key", key);

        assertError(
                calls.send("PUT", WEBHOOK, TARGET + " ", "Idempotency-Key", key),
                409,
                "Conflict",
                "conflict",
                "The Idempotency-Key was used with another body");
    }

    @Test
    void wrongPartOfTheBodyIsLocated() {
        assertThat(calls.send("PUT", WEBHOOK, "{\"webhook_url\":5}").body()).isEqualTo("""
            {"type":"about:blank","title":"Unprocessable Entity","status":422,\
            "detail":"webhook_url: must be a string","error":"webhook_url: must be a string",\
            "message":"webhook_url: must be a string","code":"validation_failed",\
            "errors":[{"location":"body.webhook_url","field":"webhook_url","message":"must be a string"}]}\
            """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"webhook_url\":", "{\"a\":1,\"a\":2}", "{'a':1}", "{\"a\":01}", "\u0000", "{\"a\":\"\n\"}"})
    void whatIsNoJsonIsToldWithoutTheWordsOfTheParser(String body) {
        HttpResponse<String> response = calls.send("PUT", WEBHOOK, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("code").asText()).isEqualTo("bad_request");
        assertThat(json(response).path("message").asText())
                .matches("body: is not JSON( at line \\d+, column \\d+)?(: (it ends too early|a field is there"
                        + " twice))?");
    }

    @Test
    void pathThatCannotBeDecodedIsAnsweredInTheSameForm() throws IOException {
        URI server = api.uri();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String request = "GET /api/v1/webhooks/%zz/attempts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + TestApi.API_KEY + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));

            String response = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(response).startsWith("HTTP/1.1 4").doesNotContain("Exception", "java.");
        }
    }

    private static void assertKeys(HttpResponse<String> response) {
        JsonNode body = json(response);
        assertThat(body.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("type", "title", "status", "detail", "error", "message", "code");
        assertThat(body.get("error")).isEqualTo(body.get("detail"));
        assertThat(body.get("message")).isEqualTo(body.get("detail"));
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private static void assertError(HttpResponse<String> response, int status, String title, String code, String text) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(response.body()).isEqualTo("""
            {"type":"about:blank","title":"%s","status":%d,"detail":"%s","error":"%s","message":"%s","code":"%s"}\
            """.formatted(title, status, text, text, text, code));
    }
}

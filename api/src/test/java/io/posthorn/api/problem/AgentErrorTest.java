package io.posthorn.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// The one error body of the agent surface (wire contract §2.5), to the byte.
final class AgentErrorTest {
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

    private static void assertError(HttpResponse<String> response, int status, String title, String code, String text) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(response.body()).isEqualTo("""
            {"type":"about:blank","title":"%s","status":%d,"detail":"%s","error":"%s","message":"%s","code":"%s"}\
            """.formatted(title, status, text, text, text, code));
    }
}

package io.posthorn.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.TestApi;
import org.junit.jupiter.api.Test;

final class AuthenticationTest {
    private final TestApi api = TestApi.shared();

    @Test
    void requestWithoutKeyIsAnswered401WhereverItGoes() {
        var response = api.as("").get("/v1/nothing");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"detail\":\"Invalid or missing API key\",\"instance\":\"/v1/nothing\"}");
    }

    @Test
    void unknownKeyIsAnswered401() {
        assertThat(api.as("phk_unknown").get("/v1/nothing").statusCode()).isEqualTo(401);
    }

    @Test
    void unknownRouteIsAnswered404WithKey() {
        var response = api.calls().get("/v1/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void sessionSurfaceHasItsOwnErrorBody() {
        var response = api.as("phk_unknown").get("/v1/webhook/some/where/else");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"status\":401,"
                        + "\"message\":\"Invalid or missing API key\"}}");
    }

    @Test
    void healthNeedsNoKey() {
        assertThat(api.as("").get("/health/liveness").statusCode()).isEqualTo(200);
    }
}

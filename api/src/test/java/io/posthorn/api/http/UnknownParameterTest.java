package io.posthorn.api.http;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.common.fixture.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnknownParameterTest {
    private final HttpCalls calls = TestApi.shared().calls();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/events?limit=5&colour=red",
                "/v1/deliveries?colour=red",
                "/v1/dead-letters?colour=red",
                "/v1/endpoints?colour=red",
                "/v1/replays?colour=",
                "/v1/balance?colour=red"
            })
    void parameterThatNobodyReadsIsRefusedWhereItStands(String path) {
        var response = calls.get(path);

        assertThat(response.statusCode()).isEqualTo(422);
        JsonNode error = json(response).at("/errors/0");
        assertThat(error.path("location").asText()).isEqualTo("query.colour");
        assertThat(error.path("message").asText()).isEqualTo("is not a known parameter");
    }

    @Test
    void eventsAreAskedForByTypeAndNotByTheNameOfOtherLists() {
        assertThat(calls.get("/v1/events?event_type=order.paid").body()).contains("query.event_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/events?type=a&session_id=s&project_id=p&status=pending&from=2026-01-01T00:00:00Z"
                        + "&to=2026-01-02T00:00:00Z&limit=1&cursor=ZXZ0XzAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw",
                "/v1/deliveries?endpoint_id=e&event_id=v&event_type=a&status=dead&from=2026-01-01T00:00:00Z"
                        + "&to=2026-01-02T00:00:00Z&limit=1",
                "/v1/dead-letters?endpoint_id=e&event_type=a&reason=gone&status_code=410&from=2026-01-01T00:00:00Z"
                        + "&to=2026-01-02T00:00:00Z&limit=1",
                "/v1/endpoints?limit=1",
                "/v1/replays?limit=1",
                "/v1/balance?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z"
            })
    void parametersThatAreReadPass(String path) {
        var response = calls.get(path);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void whoMayNotAskIsToldThatFirstAndOtherSurfacesTakeAnyParameter() {
        assertThat(TestApi.shared().as("wrong").get("/v1/events?colour=red").statusCode())
                .isEqualTo(401);
        assertThat(calls.get("/v1/webhook/none?colour=red").statusCode()).isEqualTo(404);
        assertThat(calls.get("/v1/endpoints/" + Samples.IDS.endpoint() + "/stats?from=2026-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(404);
    }
}

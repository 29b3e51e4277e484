package io.posthorn.api.health;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.ledger.Ledger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OperationTest {
    private final HttpCalls stranger = TestApi.shared().as("");

    @Test
    void readinessTellsOfDatabaseBrokerAndLedgerAndOfNothingElse() {
        var response = stranger.get("/health/readiness");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/details/database/status").asText()).isEqualTo("UP");
        assertThat(json(response).at("/details/broker/status").asText()).isEqualTo("UP");
        assertThat(json(response).at("/details/ledger/status").asText()).isEqualTo("UP");
        assertThat(response.body()).doesNotContain("DiscoveryClient");
    }

    @Test
    void ledgerThatEndedMakesTheProcessNotReadyAndSaysWhy() {
        try (TestApi api = TestApi.with(Map.of())) {
            HttpCalls asking = api.as("");
            await().until(() -> asking.get("/health/readiness").statusCode() == 200);

            api.bean(Ledger.class).close();

            var response = asking.get("/health/readiness");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(json(response).at("/details/ledger/status").asText()).isEqualTo("DOWN");
            assertThat(json(response).at("/details/ledger/details/reason").asText())
                    .isEqualTo("the thread of the ledger does not run");
        }
    }

    @Test
    void metricsAreServed() {
        TestApi.shared().calls().post("/v1/events", "{\"type\":\"a\",\"data\":{}}");

        var response = stranger.get("/prometheus");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("posthorn_publish_total{outcome=\"accepted\"");
    }

    @Test
    void descriptionHasTheParametersThatCallersSend() {
        String description = stranger.get("/openapi/posthorn.yml").body();

        assertThat(description.lines().map(String::strip))
                .doesNotContain("- name: caller", "- name: page", "- name: request");
        for (String list : List.of("/v1/deliveries", "/v1/endpoints", "/v1/replays", "/admin/v1/tenants")) {
            int start = description.indexOf("\n  " + list + ":\n");
            String operation = description.substring(start, description.indexOf("responses:", start));
            assertThat(operation)
                    .as(list)
                    .contains("- name: limit\n", "maximum: 250\n", "type: integer\n", "- name: cursor\n");
        }
    }

    @Test
    void descriptionIsServedAndRendered() {
        assertThat(stranger.get("/openapi").body()).contains("/openapi/posthorn.yml");
        assertThat(stranger.get("/openapi/posthorn.yml").body()).contains("/v1/webhook/{sessionId}", "/v1/endpoints");
        assertThat(stranger.get("/openapi/ui/swagger-ui-bundle.js").statusCode())
                .isEqualTo(200);
    }
}

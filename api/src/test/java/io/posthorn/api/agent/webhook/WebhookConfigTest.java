package io.posthorn.api.agent.webhook;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.retry.DurationText;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The settings of the agent surface's webhooks.
final class WebhookConfigTest {
    private static final String PATH = "/api/v1/webhooks/on_set";

    @Test
    void policyAndGraceAreAsSet() {
        try (TestApi api =
                TestApi.with(Map.of("posthorn.agent.retry-policy", "1s,2m", "posthorn.agent.rotation-grace", "0s"))) {
            HttpCalls calls = api.calls();
            calls.send("PUT", PATH, "{\"webhook_url\":\"https://example.com/\"}");

            String next = json(calls.post(PATH + "/rotate-secret", ""))
                    .path("signing_secret")
                    .asText();

            Endpoint endpoint = new Snapshots(api).of("on_set");
            assertThat(endpoint.settings().retryPolicy().texts()).containsExactly("1s", "2m");
            assertThat(endpoint.secrets().previous()).isNull();
            assertThat(new Snapshots(api).opened(endpoint, endpoint.secrets().current()))
                    .isEqualTo(next);
        }
    }

    @Test
    void valueThatCannotBeUsedStopsTheStartAndIsNamed() {
        assertThatThrownBy(() -> TestApi.with(Map.of("posthorn.agent.retry-policy", "5 seconds"))
                        .close())
                .hasStackTraceContaining("posthorn.agent.retry-policy: '5 seconds' is not a duration");
    }

    @ParameterizedTest
    @CsvSource({"8d, 1h, retry-policy", "0s, 1h, retry-policy", "5s, 31d, rotation-grace", "5s, -1s, rotation-grace"})
    void valuesHaveBounds(String policy, String grace, String name) {
        Duration duration = grace.startsWith("-") ? Duration.ofSeconds(-1) : DurationText.parse(grace);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookConfig(policy, duration))
                .withMessageStartingWith("posthorn.agent." + name);
    }
}

package io.posthorn.api.agent.webhook;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import io.posthorn.embeddedkafka.TestKafka;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The log stops answering while a webhook is registered and deleted, and comes back.
final class WebhookOutageTest {
    private static final String PATH = "/api/v1/webhooks/on_outage";

    @Test
    void registrationThatAnOutageEndedShowsItsSecretToTheNextCall() {
        try (TestKafka kafka = TestKafka.own();
                TestApi api = TestApi.with(Map.of("posthorn.kafka.bootstrap", kafka.bootstrapServers()))) {
            HttpCalls calls = api.calls();
            calls.post("/v1/events", "{\"type\":\"a\",\"data\":{}}");
            kafka.stop();

            HttpResponse<String> during = put(calls);

            assertThat(during.statusCode()).isEqualTo(503);
            assertThat(json(during).path("code").asText()).isEqualTo("unavailable");
            assertThat(during.headers().firstValue("Retry-After")).contains("1");

            kafka.start();
            HttpResponse<String> after = await().atMost(Duration.ofSeconds(60))
                    .until(() -> put(calls), answer -> answer.statusCode() == 200);

            assertThat(after.body()).contains("whsec_");
            assertThat(put(calls).body()).isEqualTo("{\"success\":true}");
            assertThat(json(calls.get("/api/v1/webhooks")).path("webhooks")).hasSize(1);
        }
    }

    @Test
    void deletionThatAnOutageEndedIsAnsweredOnceTheLogHasIt() {
        try (TestKafka kafka = TestKafka.own();
                TestApi api = TestApi.with(Map.of("posthorn.kafka.bootstrap", kafka.bootstrapServers()))) {
            HttpCalls calls = api.calls();
            assertThat(put(calls).statusCode()).isEqualTo(200);
            kafka.stop();
            assertThat(calls.delete(PATH).statusCode()).isEqualTo(503);
            kafka.start();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> calls.delete(PATH).statusCode() == 204);

            assertThat(TopicReader.everything(kafka, api.topics().endpoints())
                            .getLast()
                            .value())
                    .isNull();
        }
    }

    @Test
    void rotationThatAnOutageEndedIsMadeOnceUnderItsKey() {
        try (TestKafka kafka = TestKafka.own();
                TestApi api = TestApi.with(Map.of("posthorn.kafka.bootstrap", kafka.bootstrapServers()))) {
            HttpCalls calls = api.calls();
            assertThat(put(calls).statusCode()).isEqualTo(200);
            kafka.stop();
            assertThat(rotate(calls).statusCode()).isEqualTo(503);
            kafka.start();

            HttpResponse<String> after = await().atMost(Duration.ofSeconds(60))
                    .until(() -> rotate(calls), answer -> answer.statusCode() == 200);

            assertThat(after.body()).contains("whsec_");
            assertThat(rotate(calls).body()).isEqualTo(after.body());
            assertThat(api.bean(Database.class).list("select version from endpoint", row -> row.number("version")))
                    .containsExactly(2L);
        }
    }

    private static HttpResponse<String> rotate(HttpCalls calls) {
        return calls.send("POST", PATH + "/rotate-secret", "", "Idempotency-Key", "once");
    }

    private static HttpResponse<String> put(HttpCalls calls) {
        return calls.send("PUT", PATH, "{\"webhook_url\":\"https://example.com/\"}");
    }
}

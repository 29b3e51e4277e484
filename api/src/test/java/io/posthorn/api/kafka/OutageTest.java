package io.posthorn.api.kafka;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import io.posthorn.embeddedkafka.TestKafka;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// The log stops answering, and comes back.
final class OutageTest {
    private static final String EVENT = "{\"type\":\"a\",\"data\":{}}";
    private static final String TRIGGER = "{\"user_id\":\"u\",\"event_type\":\"milestone\"}";
    private static final String ENDPOINT = "{\"url\":\"https://example.com/\",\"event_types\":[\"a\"]}";

    @Test
    void outageIsAnswered503AndHealsWithoutLossOrSecondEvent() {
        try (TestKafka kafka = TestKafka.own();
                TestApi api = TestApi.with(Map.of("posthorn.kafka.bootstrap", kafka.bootstrapServers()))) {
            HttpCalls calls = api.calls();
            assertThat(calls.post("/v1/events", EVENT).statusCode()).isEqualTo(202);
            kafka.stop();

            List<HttpResponse<String>> during = atOnce(List.of(
                    () -> calls.post("/v1/events", EVENT),
                    () -> keyed(calls),
                    () -> calls.post("/api/v1/agents/a/events", TRIGGER),
                    () -> calls.post("/v1/endpoints", ENDPOINT)));

            assertThat(during).allSatisfy(response -> {
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).contains("1");
            });
            assertThat(calls.get("/health/readiness").statusCode()).isEqualTo(503);

            kafka.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> keyed(calls).statusCode() == 202);

            String event = json(keyed(calls)).get("id").asText();
            String endpoint = json(calls.get("/v1/endpoints")).at("/data/0/id").asText();
            assertThat(TopicReader.everything(kafka, api.topics().events()))
                    .filteredOn(found -> TopicReader.header(found, "ce_id").equals(event))
                    .hasSizeBetween(1, 2);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> TopicReader.everything(kafka, api.topics().endpoints()).stream()
                            .anyMatch(found -> endpoint.equals(new String(found.key(), UTF_8))));
            String queued = json(calls.get("/api/v1/agents/a/notifications"))
                    .at("/notifications/0/event_id")
                    .asText();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> TopicReader.everything(kafka, api.topics().events()).stream()
                            .anyMatch(
                                    found -> TopicReader.header(found, "ce_id").equals(queued)));
        }
    }

    private static HttpResponse<String> keyed(HttpCalls calls) {
        return calls.send("POST", "/v1/events", EVENT, "Idempotency-Key", "outage");
    }

    private static List<HttpResponse<String>> atOnce(List<Supplier<HttpResponse<String>>> requests) {
        List<CompletableFuture<HttpResponse<String>>> underWay =
                requests.stream().map(CompletableFuture::supplyAsync).toList();
        return underWay.stream().map(CompletableFuture::join).toList();
    }
}

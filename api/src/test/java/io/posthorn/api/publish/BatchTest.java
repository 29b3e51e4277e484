package io.posthorn.api.publish;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import io.posthorn.api.kafka.StillClock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchTest {
    private static final String GOOD = "{\"type\":\"a\",\"data\":{}}";

    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();

    @Test
    void eachItemHasItsAnswerInItsPlace() {
        var response = calls.post("/v1/events/batch", "[" + GOOD + ",{\"type\":\"\",\"data\":1}," + GOOD + "]");

        assertThat(response.statusCode()).isEqualTo(207);
        JsonNode data = json(response).get("data");
        assertThat(data).hasSize(3);
        assertThat(data.get(0).get("id").asText()).startsWith("evt_");
        assertThat(data.get(1).get("error").get("errors").get(0).get("location").asText())
                .isEqualTo("body.type");
        assertThat(TopicReader.event(
                        api.topics().events(), data.get(2).get("id").asText()))
                .hasSize(1);
    }

    @Test
    void linesOfJsonAreABatchToo() {
        var response = calls.send(
                "POST",
                "/v1/events/batch",
                GOOD + "\n\n" + GOOD + "\r\nno json\n",
                "Content-Type",
                "application/x-ndjson");

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(json(response).get("data")).hasSize(3);
        assertThat(json(response).get("data").get(2).get("error").get("status").asInt())
                .isEqualTo(400);
    }

    @Test
    void aThousandItemsAreAcceptedAndOneMoreIsNot() {
        assertThat(calls.post("/v1/events/batch", batch(1000)).statusCode()).isEqualTo(202);
        assertThat(calls.post("/v1/events/batch", batch(1001)).statusCode()).isEqualTo(422);
        assertThat(calls.post("/v1/events/batch", "[]").statusCode()).isEqualTo(422);
    }

    /// Nor for the five milliseconds, which are never over here.
    @Test
    void itemsWaitForNobodyElse() {
        try (TestApi still = TestApi.with(Map.of(StillClock.PROPERTY, true))) {
            assertThat(still.calls().post("/v1/events/batch", batch(10)).statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void aThousandItemsWithKeysAreAccepted() {
        String items = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"id\":\"batch-%d\",\"type\":\"a\",\"data\":{}}".formatted(i))
                .collect(joining(",", "[", "]"));

        assertThat(calls.post("/v1/events/batch", items).statusCode()).isEqualTo(202);
        assertThat(json(calls.post("/v1/events/batch", items)).get("data"))
                .allMatch(item -> item.get("duplicate").asBoolean());
    }

    @Test
    void batchThatIsSentAgainUnderItsKeyMakesNoSecondEvents() {
        String key = UUID.randomUUID().toString();
        String batch = "[" + GOOD + "," + GOOD + "]";

        JsonNode first = json(calls.send("POST", "/v1/events/batch", batch, "Idempotency-Key", key));
        JsonNode second = json(calls.send("POST", "/v1/events/batch", batch, "Idempotency-Key", key));
        JsonNode other =
                json(calls.send("POST", "/v1/events/batch", batch.replace("{}", "{\"n\":1}"), "Idempotency-Key", key));

        assertThat(first.findValuesAsText("id")).hasSize(2).doesNotHaveDuplicates();
        assertThat(second.findValuesAsText("id")).isEqualTo(first.findValuesAsText("id"));
        assertThat(second.findValuesAsText("duplicate")).containsOnly("true");
        assertThat(other.findValuesAsText("status")).containsExactly("409", "409");
    }

    @Test
    void arrayThatIsNotJsonStoresNothing() {
        long before = TopicReader.everything(api.topics().events()).size();

        var response = calls.post("/v1/events/batch", "[" + GOOD + ",{]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TopicReader.everything(api.topics().events())).hasSize((int) before);
    }

    private static String batch(int size) {
        return IntStream.range(0, size).mapToObj(_ -> GOOD).collect(joining(",", "[", "]"));
    }
}

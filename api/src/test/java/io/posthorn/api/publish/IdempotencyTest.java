package io.posthorn.api.publish;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IdempotencyTest {
    private static final String BODY = "{\"type\":\"a\",\"data\":{}}";

    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();
    private final String key = UUID.randomUUID().toString();

    @Test
    void sameKeyGivesTheSameEventOnce() {
        JsonNode first = json(calls.send("POST", "/v1/events", BODY, "Idempotency-Key", key));
        JsonNode second = json(calls.send("POST", "/v1/events", BODY, "Idempotency-Key", key));

        assertThat(first.get("duplicate").asBoolean()).isFalse();
        assertThat(second.get("duplicate").asBoolean()).isTrue();
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertInLogOnce(first);
    }

    @Test
    void eventsOwnIdIsAKeyToo() {
        String body = "{\"id\":\"" + key + "\",\"type\":\"a\",\"data\":{}}";

        JsonNode first = json(calls.post("/v1/events", body));
        JsonNode second = json(calls.post("/v1/events", body));

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("duplicate").asBoolean()).isTrue();
    }

    @Test
    void otherBodyUnderTheSameKeyIsAnswered409() {
        calls.send("POST", "/v1/events", BODY, "Idempotency-Key", key);

        var response = calls.send("POST", "/v1/events", "{\"type\":\"b\",\"data\":{}}", "Idempotency-Key", key);

        assertThat(response.statusCode()).isEqualTo(409);
    }

    @Test
    void keysOfTwoTenantsAreTwoKeys() {
        JsonNode ours = json(calls.send("POST", "/v1/events", BODY, "Idempotency-Key", key));
        JsonNode theirs =
                json(api.as(api.keyOfNewTenant("publish")).send("POST", "/v1/events", BODY, "Idempotency-Key", key));

        assertThat(theirs.get("duplicate").asBoolean()).isFalse();
        assertThat(theirs.get("id")).isNotEqualTo(ours.get("id"));
    }

    @Test
    void duplicatesAtTheSameTimeMakeOneEvent() {
        List<JsonNode> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<JsonNode>> underWay = IntStream.range(0, 20)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> json(calls.send("POST", "/v1/events", BODY, "Idempotency-Key", key)), threads))
                    .toList();
            answers = underWay.stream().map(CompletableFuture::join).toList();
        }

        assertThat(answers.stream().map(answer -> answer.get("id")).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> !answer.get("duplicate").asBoolean()))
                .hasSize(1);
        assertInLogOnce(answers.getFirst());
    }

    @Test
    void sameKeyTwiceInOneBatchIsOneEvent() {
        String item = "{\"id\":\"" + key + "\",\"type\":\"a\",\"data\":{}}";

        JsonNode answer = json(calls.post("/v1/events/batch", "[" + item + "," + item + "]"));

        assertThat(answer.get("data").get(0).get("id"))
                .isEqualTo(answer.get("data").get(1).get("id"));
        assertThat(answer.get("data").get(0).get("duplicate").asBoolean()
                        ^ answer.get("data").get(1).get("duplicate").asBoolean())
                .isTrue();
    }

    private void assertInLogOnce(JsonNode answer) {
        assertThat(TopicReader.event(api.topics().events(), answer.get("id").asText()))
                .hasSize(1);
    }
}

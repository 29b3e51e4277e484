package io.posthorn.api.agent.wakeup;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Wakeups as the clients of the agent surface call them, key by key.
final class WakeupTest {
    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();
    private final String agent = "/api/v1/agents/agent-" + UUID.randomUUID();
    private final String path = agent + "/wakeups";

    @Test
    void newWakeupIsAnsweredWithTwoKeys() {
        HttpResponse<String> answer = calls.post(path, body("\"delay_hours\":2"));

        JsonNode made = json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(keys(made)).containsExactly("wakeup_id", "scheduled_at");
        assertThat(made.get("wakeup_id").asText()).startsWith("wk_");
        assertThat(Instant.parse(made.get("scheduled_at").asText()))
                .isBetween(
                        Instant.now().plus(119, ChronoUnit.MINUTES),
                        Instant.now().plus(120, ChronoUnit.MINUTES));
    }

    @Test
    void timeWinsOverDelayAndIsShownInUtc() {
        String made = create("\"delay_hours\":0,\"scheduled_at\":\"2098-01-01T00:00:00.25+02:00\"");

        JsonNode shown = json(calls.get(path)).get("wakeups").get(0);
        assertThat(shown.get("wakeup_id").asText()).isEqualTo(made);
        assertThat(shown.get("scheduled_at").asText()).isEqualTo("2097-12-31T22:00:00.250Z");
        assertThat(keys(shown))
                .containsExactly(
                        "wakeup_id",
                        "agent_id",
                        "user_id",
                        "check_type",
                        "scheduled_at",
                        "status",
                        "created_at",
                        "intent");
    }

    @Test
    void wakeupWithoutDelayFiresAtOnceAndOnce() {
        String made = create("\"delay_hours\":0,\"occasion\":\"birthday\",\"interest_topic\":\"tea\","
                + "\"event_description\":\"turns 30\"");

        JsonNode executed = await().atMost(10, SECONDS).until(() -> executed(0), found -> found != null);

        assertThat(keys(executed))
                .containsExactly(
                        "wakeup_id",
                        "agent_id",
                        "user_id",
                        "check_type",
                        "scheduled_at",
                        "status",
                        "created_at",
                        "intent",
                        "event_description",
                        "occasion",
                        "interest_topic",
                        "executed_at");
        JsonNode message = messages().get(0);
        assertThat(message.get("event_type").asText()).isEqualTo("on_wakeup_ready");
        assertThat(message.get("wakeup_id").asText()).isEqualTo(made);
        assertThat(message.get("generated_message").asText()).isEqualTo("say hello");
        assertThat(message.get("intent").asText()).isEqualTo("say hello");
        assertThat(message.get("check_type").asText()).isEqualTo("greeting");
        assertThat(message.has("schedule_id")).isFalse();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(TopicReader.event(
                                api.topics().events(), message.get("event_id").asText()))
                        .singleElement()
                        .satisfies(event -> assertThat(TopicReader.body(event)).isEqualTo(message.toString())));
    }

    @Test
    void wakeupInThePastFiresAtOnce() {
        create("\"delay_hours\":5,\"scheduled_at\":\"2020-01-01T00:00:00Z\"");

        await().atMost(10, SECONDS).until(() -> messages().size() == 1);
    }

    @Test
    void wakeupsAreListedByStatusAndUser() {
        String pending = create("\"delay_hours\":1");
        create("\"delay_hours\":0");
        String ofAnother = createFor("user-2");
        await().atMost(10, SECONDS).until(() -> executed(0) != null);

        assertThat(ids("?status=pending")).containsExactly(ofAnother, pending);
        assertThat(ids("?status=pending&user_id=user-1")).containsExactly(pending);
        assertThat(ids("?user_id=user-1")).hasSize(2);
        assertThat(ids("?limit=1")).containsExactly(ofAnother);
        assertThat(ids("?limit=50&status=executed")).hasSize(1);
        assertThat(calls.get(path + "?status=done").statusCode()).isEqualTo(422);
        assertThat(calls.get(path + "?limit=501").statusCode()).isEqualTo(422);
    }

    @Test
    void modeOfTheAgentSuppressesWakeups() {
        for (String mode : List.of("off", "scheduled_only")) {
            calls.send("PATCH", agent + "/capabilities", "{\"proactiveMode\":\"" + mode + "\"}");
            create("\"delay_hours\":0");
        }

        await().atMost(10, SECONDS).until(() -> executed(1) != null);

        calls.send("PATCH", agent + "/capabilities", "{\"proactiveMode\":\"full\"}");
        create("\"delay_hours\":0");
        await().atMost(10, SECONDS).until(() -> executed(2) != null);
        assertThat(messages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|user_id",
                "{\"user_id\":\"\",\"check_type\":\"a\",\"intent\":\"b\",\"delay_hours\":1}|user_id",
                "{\"user_id\":\"u\",\"intent\":\"b\",\"delay_hours\":1}|check_type",
                "{\"user_id\":\"u\",\"check_type\":\"a\",\"delay_hours\":1}|intent",
                "{\"user_id\":\"u\",\"check_type\":\"a\",\"intent\":\"b\"}|delay_hours",
                "{\"user_id\":\"u\",\"check_type\":\"a\",\"intent\":\"b\",\"delay_hours\":-1}|delay_hours",
                "{\"user_id\":\"u\",\"check_type\":\"a\",\"intent\":\"b\",\"delay_hours\":\"1\"}|delay_hours",
                "{\"user_id\":\"u\",\"check_type\":\"a\",\"intent\":\"b\",\"delay_hours\":1e99}|delay_hours",
                "{\"user_id\":\"u\",\"check_type\":\"a\",\"intent\":\"b\",\"delay_hours\":\"NaN\"}|delay_hours",
                "{\"user_id\":\"u\",\"check_type\":\"a\",\"intent\":\"b\",\"scheduled_at\":\"tomorrow\"}|scheduled_at",
                "{\"user_id\":\"u\",\"check_type\":\"a\",\"intent\":\"b\",\"scheduled_at\":\"2026-01-01T00:00:00\"}|scheduled_at"
            })
    void bodyOfAnotherShapeIsAnswered422AndKeepsNothing(String body, String field) {
        HttpResponse<String> answer = calls.post(path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).get("errors").get(0).get("location").asText()).isEqualTo("body." + field);
        assertThat(ids("")).isEmpty();
    }

    @Test
    void repeatedRequestUnderOneKeyMakesOneWakeup() {
        String key = UUID.randomUUID().toString();
        String first = calls.send("POST", path, body("\"delay_hours\":1"), "Idempotency-Key", key)
                .body();

        assertThat(calls.send("POST", path, body("\"delay_hours\":1"), "Idempotency-Key", key)
                        .body())
                .isEqualTo(first);
        assertThat(ids("")).hasSize(1);
        assertThat(calls.send("POST", path, body("\"delay_hours\":2"), "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(409);
    }

    private String create(String fields) {
        HttpResponse<String> made = calls.post(path, body(fields));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        return json(made).get("wakeup_id").asText();
    }

    private String createFor(String user) {
        String body = body("\"delay_hours\":1").replace("user-1", user);
        return json(calls.post(path, body)).get("wakeup_id").asText();
    }

    private static String body(String fields) {
        return "{\"user_id\":\"user-1\",\"check_type\":\"greeting\",\"intent\":\"say hello\"," + fields + "}";
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        json(calls.get(path + query))
                .get("wakeups")
                .forEach(each -> ids.add(each.get("wakeup_id").asText()));
        return ids;
    }

    private @Nullable JsonNode executed(int index) {
        return json(calls.get(path + "?status=executed")).get("wakeups").get(index);
    }

    private JsonNode messages() {
        return json(calls.get(agent + "/notifications")).get("notifications");
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}

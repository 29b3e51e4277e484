package io.posthorn.api.publish;

import static io.posthorn.api.fixture.HttpCalls.json;
import static io.posthorn.api.fixture.TopicReader.body;
import static io.posthorn.api.fixture.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.agent.message.MessageDraft;
import io.posthorn.api.agent.message.Messages;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.Keys;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TopicReader;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.scope.Scope;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that carry a message of an agent: delivered as the notification, and queued besides (wire contract §2.3, §3).
final class MessageTest {
    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();
    private final Database database = api.bean(Database.class);
    private final String agent = "agent-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @Test
    void eventOfAnAgentIsDeliveredAsTheNotificationThatIsPolled() {
        var response = calls.post(
                "/v1/events",
                event("\"user_id\":\"alice\",\"check_type\":\"birthday\",\"generated_message\":\"H\\u00e9\","
                        + "\"intent\":\"greet\",\"wakeup_id\":\"wk_00000000000000000000000001\","
                        + "\"schedule_id\":\"sched_00000000000000000000000002\",\"other\":[1]"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        String id = json(response).get("id").asText();
        ConsumerRecord<byte[], byte[]> found = only(id);
        assertThat(body(found))
                .isEqualTo("{\"event_id\":\"" + id + "\",\"event_type\":\"on_diary_generated\",\"message_id\":\""
                        + id.replace("evt_", "msg_") + "\",\"agent_id\":\"" + agent + "\",\"user_id\":\"alice\","
                        + "\"check_type\":\"birthday\",\"generated_message\":\"Hé\",\"status\":\"pending\","
                        + "\"created_at\":\"" + header(found, "ce_time") + "\","
                        + "\"wakeup_id\":\"wk_00000000000000000000000001\","
                        + "\"schedule_id\":\"sched_00000000000000000000000002\",\"intent\":\"greet\"}");
        assertThat(polled()).containsExactly(HttpCalls.json(body(found)));
        assertThat(json(calls.get("/api/v1/agents?search=" + agent))
                        .get("total_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatTheDataDoesNotSayIsEmpty() {
        calls.post("/v1/events", event("\"user_id\":null"));

        JsonNode message = polled().getFirst();
        assertThat(Keys.of(message))
                .containsExactly(
                        "event_id",
                        "event_type",
                        "message_id",
                        "agent_id",
                        "user_id",
                        "check_type",
                        "generated_message",
                        "status",
                        "created_at");
        assertThat(message.get("user_id").asText()
                        + message.get("check_type").asText()
                        + message.get("generated_message").asText())
                .isEmpty();
    }

    @Test
    void timeOfTheEventIsThatOfTheMessage() {
        calls.post(
                "/v1/events",
                "{\"timestamp\":\"2026-01-31T13:00:00.123456789+01:00\","
                        + event("").substring(1));

        assertThat(polled().getFirst().get("created_at").asText()).isEqualTo("2026-01-31T12:00:00.123Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"meta\":{\"agent_id\":\"a\"},\"user_id\":5}",
                "{\"agent_id\":null}",
                "[\"agent_id\"]",
                "\"agent_id\"",
                "{\"agent\":\"a\"}",
                "{\"list\":[{\"agent_id\":7}]}"
            })
    void dataThatNamesNoAgentStaysAsItCame(String data) {
        var response = calls.post("/v1/events", "{\"type\":\"a\",\"data\":" + data + "}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(body(only(json(response).get("id").asText()))).endsWith(",\"data\":" + data + "}");
    }

    @Test
    void eventOfASessionKeepsItsEnvelope() {
        calls.send("PUT", "/v1/sessions/of-messages", "{}");

        var response = calls.post(
                "/v1/events", "{\"session_id\":\"of-messages\"," + event("").substring(1));

        assertThat(body(only(json(response).get("id").asText()))).contains("\"session_id\":\"of-messages\"");
        assertThat(polled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "agent_id":5                                   | agent_id
        "agent_id":{}                                  | agent_id
        "agent_id":""                                  | agent_id
        "agent_id":"a\\nb"                             | agent_id
        "agent_id":"a","user_id":7                     | user_id
        "agent_id":"a","user_id":"\\u0000"             | user_id
        "agent_id":"a","check_type":[]                 | check_type
        "agent_id":"a","generated_message":{"a":1}     | generated_message
        "agent_id":"a","generated_message":"\\u0000"   | generated_message
        "agent_id":"a","generated_message":"\\ud800"   | generated_message
        "agent_id":"a","intent":true                   | intent
        "agent_id":"a","wakeup_id":"5"                 | wakeup_id
        "agent_id":"a","schedule_id":"wk_1"            | schedule_id
        """)
    void whatIsNoMessageIsLocatedAndNotStored(String data, String field) {
        long before = messages();

        var response = calls.post("/v1/events", "{\"type\":\"a\",\"data\":{" + data + "}}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(json(response).at("/errors/0/location").asText()).isEqualTo("body.data." + field);
        assertThat(messages()).isEqualTo(before);
    }

    @Test
    void cloudEventsCarryMessagesToo() {
        var structured = calls.send(
                "POST",
                "/v1/events",
                "{\"specversion\":\"1.0\",\"source\":\"/shop\",\"id\":\"" + key + "\","
                        + event("").substring(1),
                "Content-Type",
                "application/cloudevents+json");
        String[] headers = {"ce-specversion", "1.0", "ce-source", "/s", "ce-id", key, "ce-type", "on_wakeup_ready"};
        var binary = calls.send("POST", "/v1/events", "{\"agent_id\":\"" + agent + "\"}", headers);
        var wrong = calls.send("POST", "/v1/events", "{\"agent_id\":\"a\",\"user_id\":1}", headers);

        assertThat(structured.statusCode()).as(structured.body()).isEqualTo(202);
        assertThat(binary.statusCode()).as(binary.body()).isEqualTo(202);
        assertThat(polled())
                .extracting(message -> message.get("event_type").asText())
                .containsExactly("on_wakeup_ready", "on_diary_generated");
        assertThat(json(wrong).at("/errors/0/location").asText()).isEqualTo("body.user_id");
    }

    @Test
    void batchMixesMessagesWithOtherEvents() {
        String keyed = "{\"id\":\"" + key + "\"," + event("").substring(1);

        var response = calls.post(
                "/v1/events/batch",
                "[" + event("") + ",{\"type\":\"a\",\"data\":{}}," + event("\"intent\":1") + "," + keyed + "," + keyed
                        + "," + event("") + "]");

        assertThat(response.statusCode()).isEqualTo(207);
        JsonNode items = json(response).get("data");
        assertThat(items.at("/2/error/errors/0/location").asText()).isEqualTo("body.data.intent");
        assertThat(items.at("/3/id")).isEqualTo(items.at("/4/id"));
        assertThat(polled())
                .extracting(message -> message.get("event_id").asText())
                .containsExactlyInAnyOrder(
                        items.at("/0/id").asText(),
                        items.at("/3/id").asText(),
                        items.at("/5/id").asText());
        items.findValuesAsText("id").forEach(this::only);
    }

    @Test
    void sameKeyIsTheSameEventAndTheSameMessage() {
        List<JsonNode> answers = atOnce(() -> json(keyed(event(""))));

        assertThat(answers.stream().map(answer -> answer.get("id")).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> !answer.get("duplicate").asBoolean()))
                .hasSize(1);
        assertThat(polled()).hasSize(1);
        only(answers.getFirst().get("id").asText());
        assertThat(keyed(event("\"intent\":\"other\"")).statusCode()).isEqualTo(409);
        assertThat(polled()).hasSize(1);
    }

    /// As a crash leaves them that comes after the commit and before the log: key and message noted, nothing published.
    @Test
    void keySentAgainAfterACrashLeadsToTheSameMessage() {
        EventId left = api.bean(IdSource.class).event();
        Scope.Project project = new Scope.Project(DefaultScope.TENANT, DefaultScope.PROJECT);
        calls.send("POST", "/v1/events", event(""), "Idempotency-Key", "of-another-" + key);
        PublishKey other = database.first(
                        "select publish_key, body_hash from publish_key where publish_key like ?",
                        row -> new PublishKey(row.text("publish_key"), row.text("body_hash")),
                        "%of-another-" + key)
                .orElseThrow();
        PublishKey ours = new PublishKey(other.text().replace("of-another-", ""), other.hash());
        database.inTransaction(() -> {
            api.bean(PublishKeys.class).note(project, ours, left);
            api.bean(Messages.class)
                    .queue(MessageDraft.text(new AgentId(agent), new UserId("alice"), "")
                            .of(left, project, new EventType("on_diary_generated"), left.time()));
        });

        JsonNode answer = json(keyed(event("")));

        assertThat(answer.get("id").asText()).isEqualTo(left.value());
        assertThat(answer.get("duplicate").asBoolean()).isFalse();
        only(left.value());
        assertThat(polled()).hasSize(2);
    }

    @Test
    void triggeredEventIsAMessageForTheUser() {
        var response = calls.post("/api/v1/agents/" + agent + "/events", """
            {"user_id":"alice","event_type":"session_end","metadata":{"level":"3"},"language":"en","instance_id":"i",
             "event_description":"","messages":[{"role":"assistant","content":"Bye"},{"role":"user","content":"Ciao"},
             {"role":"assistant","content":"See you"},{"role":"user","content":"!"}],"unknown":true}\
            """);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(Keys.of(json(response))).containsExactly("accepted", "event_id");
        assertThat(json(response).get("accepted").asBoolean()).isTrue();
        ConsumerRecord<byte[], byte[]> found =
                only(json(response).get("event_id").asText());
        assertThat(header(found, "ce_type")).isEqualTo("session_end");
        assertThat(polled()).containsExactly(HttpCalls.json(body(found)));
        assertThat(polled().getFirst().get("generated_message").asText()).isEqualTo("See you");
    }

    @Test
    void triggerRepeatedUnderItsKeyIsOneEvent() {
        String body = "{\"user_id\":\"alice\",\"event_type\":\"x\",\"event_description\":\"y\"}";
        String path = "/api/v1/agents/" + agent + "/events";

        List<String> answers = atOnce(
                () -> calls.send("POST", path, body, "Idempotency-Key", key).body());
        var other = calls.send("POST", path, body.replace("alice", "bob"), "Idempotency-Key", key);
        var elsewhere = calls.send("POST", path.replace(agent, "b-" + agent), body, "Idempotency-Key", key);

        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(polled()).hasSize(1);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(elsewhere.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"event_type":"x"}                                              | 422 | body.user_id
        {"user_id":"a"}                                                 | 422 | body.event_type
        {"user_id":"","event_type":"x"}                                 | 422 | body.user_id
        {"user_id":5,"event_type":"x"}                                  | 422 | body.user_id
        {"user_id":"a","event_type":""}                                 | 422 | body.event_type
        {"user_id":"a","event_type":"x","event_description":"\\u0000"}  | 422 | body.event_description
        {"user_id":"a","event_type":"x","event_description":{}}         | 422 | body.event_description
        {"user_id":"a","event_type":"x","metadata":[]}                  | 422 | body.metadata
        {"user_id":"a","event_type":"x","messages":{}}                  | 422 | body.messages
        []                                                              | 422 | body
        {"user_id"                                                      | 400 | body
        """)
    void wrongTriggerIsLocatedAndNothingIsStored(String body, int status, String location) {
        var response = calls.post("/api/v1/agents/" + agent + "/events", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).at("/errors/0/location").asText()).isEqualTo(location);
        assertThat(polled()).isEmpty();
    }

    @Test
    void triggerNeedsTheScopeAndAPossibleName() {
        String body = "{\"user_id\":\"alice\",\"event_type\":\"x\"}";

        assertThat(api.as(api.keyOfNewTenant("read"))
                        .post("/api/v1/agents/a/events", body)
                        .statusCode())
                .isEqualTo(403);
        assertThat(calls.post("/api/v1/agents/" + "a".repeat(257) + "/events", body)
                        .statusCode())
                .isEqualTo(422);
        assertThat(calls.post("/api/v1/agents/a/events", "").statusCode()).isEqualTo(400);
    }

    @Test
    void largestMessageIsAccepted() {
        String head = event("\"generated_message\":\"\"");
        String body = head.replace(
                "\"generated_message\":\"\"",
                "\"generated_message\":\"" + "x".repeat(1024 * 1024 - head.length()) + "\"");

        var response = calls.post("/v1/events", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(polled().getFirst().get("generated_message").asText()).hasSize(1024 * 1024 - head.length());
    }

    private String event(String more) {
        return "{\"type\":\"on_diary_generated\",\"data\":{\"agent_id\":\"" + agent + "\""
                + (more.isEmpty() ? "" : "," + more) + "}}";
    }

    private HttpResponse<String> keyed(String body) {
        return calls.send("POST", "/v1/events", body, "Idempotency-Key", key);
    }

    private List<JsonNode> polled() {
        return json(calls.get("/api/v1/agents/" + agent + "/notifications"))
                .get("notifications")
                .valueStream()
                .toList();
    }

    private long messages() {
        return database.first("select count(*) as messages from message", row -> row.number("messages"))
                .orElseThrow();
    }

    private ConsumerRecord<byte[], byte[]> only(String id) {
        List<ConsumerRecord<byte[], byte[]>> found =
                TopicReader.event(api.topics().events(), id);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static <T> List<T> atOnce(Supplier<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> underWay = IntStream.range(0, 10)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(work, threads))
                    .toList();
            return underWay.stream().map(CompletableFuture::join).toList();
        }
    }
}

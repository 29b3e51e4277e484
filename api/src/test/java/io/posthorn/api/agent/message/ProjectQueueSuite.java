package io.posthorn.api.agent.message;

import static io.posthorn.api.agent.message.AgentClient.QUEUE;
import static io.posthorn.api.agent.message.AgentClient.acknowledged;
import static io.posthorn.api.agent.message.AgentClient.atOnce;
import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.Keys;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages as backends poll and acknowledge them (wire contract §2.3), on every database the same.
abstract class ProjectQueueSuite {
    private final TestApi api;
    private final HttpCalls calls;
    private final AgentClient client;

    ProjectQueueSuite(TestDatabase kind) {
        this.api = kind.api();
        this.calls = api.as(api.keyOfNewTenant("publish", "read", "manage"));
        this.client = new AgentClient(calls);
    }

    @Test
    void queueOfTheProjectHoldsTheMessagesOfAllAgents() {
        String first = client.message("a", "alice", "x");
        String second = client.message("b", "bob", "y");

        JsonNode queue = json(calls.get(QUEUE));

        assertThat(Keys.of(queue)).containsExactly("notifications", "count");
        assertThat(queue.get("count").asInt()).isEqualTo(2);
        JsonNode entry = queue.at("/notifications/0");
        assertThat(Keys.of(entry))
                .containsExactly(
                        "notification_id",
                        "project_id",
                        "event_type",
                        "payload",
                        "status",
                        "created_at",
                        "agent_id",
                        "user_id",
                        "expires_at");
        assertThat(entry.get("notification_id").asText()).isEqualTo(second);
        assertThat(entry.get("project_id").asText()).isEqualTo("default");
        assertThat(entry.get("status").asText()).isEqualTo("pending");
        assertThat(entry.get("payload"))
                .isEqualTo(json(calls.get("/api/v1/agents/b/notifications")).at("/notifications/0"));
        assertThat(Instant.parse(entry.get("expires_at").asText()))
                .isEqualTo(Instant.parse(entry.get("created_at").asText()).plus(Duration.ofDays(30)));
        assertThat(client.queued("?agent_id=a")).containsExactly(first);
        assertThat(client.queued("?event_type=y")).containsExactly(second);
        assertThat(client.queued("?agent_id=a&event_type=y")).isEmpty();
        assertThat(client.queued("?limit=1")).containsExactly(second);
    }

    @Test
    void acknowledgingCountsWhatItChanged() {
        String first = client.message("a", "alice", "x");
        String second = client.message("a", "alice", "x");
        String ids = "{\"notification_ids\":[\"" + first + "\",\"" + first
                + "\",\"msg_00000000000000000000000000\",\"nothing\"]}";

        assertThat(calls.post(QUEUE + "/acknowledge", ids).body()).isEqualTo("{\"acknowledged\":1}");
        assertThat(calls.post(QUEUE + "/acknowledge", ids).body()).isEqualTo("{\"acknowledged\":0}");

        assertThat(client.queued("")).containsExactly(second);
        assertThat(client.polled("/api/v1/agents/a/notifications")).containsExactly(second, first);
    }

    @Test
    void consumedMessageStaysInTheQueueOfTheProject() {
        String message = client.message("a", "alice", "x");

        client.consume("a", message);

        assertThat(client.queued("")).containsExactly(message);
        assertThat(json(calls.get(QUEUE)).at("/notifications/0/payload/status").asText())
                .isEqualTo("consumed");
    }

    @Test
    void acknowledgementRepeatedUnderItsKeyIsAnsweredTheSame() {
        String ids = "{\"notification_ids\":[\"" + client.message("a", "alice", "x") + "\"]}";
        String key = UUID.randomUUID().toString();

        var first = calls.send("POST", QUEUE + "/acknowledge", ids, "Idempotency-Key", key);
        var second = calls.send("POST", QUEUE + "/acknowledge", ids, "Idempotency-Key", key);
        var other = calls.send("POST", QUEUE + "/acknowledge", "{\"notification_ids\":[]}", "Idempotency-Key", key);

        assertThat(first.body()).isEqualTo("{\"acknowledged\":1}");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @Test
    void callersAtTheSameTimeAcknowledgeEachEntryOnce() {
        List<String> ids = IntStream.range(0, 12)
                .mapToObj(_ -> client.message("a", "alice", "x"))
                .toList();
        String body = ids.stream().collect(Collectors.joining("\",\"", "{\"notification_ids\":[\"", "\"]}"));

        List<Integer> counts = atOnce(6, () -> acknowledged(calls.post(QUEUE + "/acknowledge", body)));

        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
    }

    @Test
    void callersAtTheSameTimeAcknowledgeAllOnce() {
        IntStream.range(0, 12).forEach(_ -> client.trigger("a", "alice", "x", ""));

        List<Integer> counts = atOnce(6, () -> acknowledged(calls.post(QUEUE + "/acknowledge-all", "")));

        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
        assertThat(client.queued("")).isEmpty();
    }

    @Test
    void everythingIsAcknowledgedHoweverMuchThereIs() {
        client.trigger("a", "alice", "x", "");
        copies(2300);

        assertThat(acknowledged(calls.post(QUEUE + "/acknowledge-all", ""))).isEqualTo(2301);
        assertThat(client.queued("")).isEmpty();
    }

    @Test
    void filtersComeInTheQueryOrInABody() {
        client.trigger("a", "alice", "x", "");
        client.trigger("a", "alice", "y", "");
        client.trigger("b", "alice", "x", "");
        String rest = client.message("b", "alice", "y");

        assertThat(acknowledged(calls.post(QUEUE + "/acknowledge-all?agent_id=a&event_type=x", "")))
                .isEqualTo(1);
        assertThat(acknowledged(calls.post(QUEUE + "/acknowledge-all", "{\"agent_id\":\"a\"}")))
                .isEqualTo(1);
        assertThat(acknowledged(
                        calls.post(QUEUE + "/acknowledge-all", "{\"agent_id\":null,\"event_type\":\"x\",\"other\":1}")))
                .isEqualTo(1);
        assertThat(client.queued("")).containsExactly(rest);
        assertThat(acknowledged(calls.post(QUEUE + "/acknowledge-all", "{}"))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /acknowledge     | {}                                | 422 | body.notification_ids
        /acknowledge     | {"notification_ids":"x"}          | 422 | body.notification_ids
        /acknowledge     | {"notification_ids":["x",5]}      | 422 | body.notification_ids[1]
        /acknowledge     | {"notification_ids":[null]}       | 422 | body.notification_ids[0]
        /acknowledge     | []                                | 422 | body
        /acknowledge     | {"notification_ids":[             | 400 | body
        /acknowledge-all | {"agent_id":5}                    | 422 | body.agent_id
        /acknowledge-all | {"agent_id":"\\u0000"}            | 422 | body.agent_id
        /acknowledge-all | {"event_type":"\\n"}              | 422 | body.event_type
        /acknowledge-all | [1]                               | 422 | body
        /acknowledge-all | {                                 | 400 | body
        """)
    void wrongBodyIsLocatedAndNothingIsAcknowledged(String path, String body, int status, String location) {
        String message = client.message("a", "alice", "x");

        var response = calls.post(QUEUE + path, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).at("/errors/0/location").asText()).isEqualTo(location);
        assertThat(client.queued("")).containsExactly(message);
    }

    @Test
    void emptyListsAcknowledgeNothing() {
        assertThat(calls.post(QUEUE + "/acknowledge", "{\"notification_ids\":[]}")
                        .body())
                .isEqualTo("{\"acknowledged\":0}");
        assertThat(calls.post(QUEUE + "/acknowledge", "{\"notification_ids\":null}")
                        .body())
                .isEqualTo("{\"acknowledged\":0}");
        assertThat(calls.post(QUEUE + "/acknowledge", "").statusCode()).isEqualTo(400);
    }

    @Test
    void projectThatIsNotTheCallersIsNotThere() {
        String message = client.message("a", "alice", "x");
        HttpCalls others = api.as(api.keyOfNewTenant("publish", "read", "manage"));

        assertThat(calls.get("/api/v1/projects/elsewhere/notifications").statusCode())
                .isEqualTo(404);
        assertThat(calls.post("/api/v1/projects/elsewhere/notifications/acknowledge-all", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(others.get(QUEUE).body()).isEqualTo("{\"notifications\":[],\"count\":0}");
        assertThat(acknowledged(others.post(QUEUE + "/acknowledge", "{\"notification_ids\":[\"" + message + "\"]}")))
                .isZero();
        assertThat(client.queued("")).containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "agent_id=%0A", "event_type=%0A"})
    void wrongQueryOfTheQueueIsLocated(String query) {
        var response = calls.get(QUEUE + "?" + query);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).at("/errors/0/location").asText())
                .isEqualTo("query." + query.substring(0, query.indexOf('=')));
    }

    /// More of the one message that this tenant has, under ids that nobody else makes.
    private void copies(int number) {
        String tenant =
                json(calls.get("/api/v1/agents")).at("/items/0/tenant_id").asText();
        String unique = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        api.bean(Database.class)
                .updateEach(
                        """
                        insert into message (
                            id, tenant, project, agent, user_id, event_type, check_type, generated_message, created_at,
                            source, status, queue_status, expires_at)
                        select ?, tenant, project, agent, user_id, event_type, check_type, generated_message,
                            created_at, source, status, queue_status, expires_at
                        from message
                        where tenant = ?
                        limit 1
                        """,
                        IntStream.range(0, number)
                                .mapToObj(each -> List.of(
                                        "msg_01" + (unique + String.format("%08d", each)).replace('l', 'm'), tenant))
                                .toList());
    }
}

package io.posthorn.api.agent.message;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.Keys;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages as clients poll, consume and acknowledge them (wire contract §2.3), on every database the same.
abstract class NotificationsSuite {
    private static final String QUEUE = "/api/v1/projects/default/notifications";

    private final TestApi api;
    private final HttpCalls calls;

    NotificationsSuite(TestDatabase kind) {
        this.api = kind.api();
        this.calls = api.as(api.keyOfNewTenant("publish", "read", "manage"));
    }

    @Test
    void messageIsPolledWithTheKeysOfANotification() {
        String event = trigger("agent-1", "alice", "milestone", "Well done");

        JsonNode polled = json(calls.get("/api/v1/agents/agent-1/notifications?limit=50&status=pending"));

        assertThat(Keys.of(polled)).containsExactly("notifications");
        JsonNode message = polled.get("notifications").get(0);
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
        assertThat(message.get("event_id").asText()).isEqualTo(event);
        assertThat(message.get("message_id").asText()).isEqualTo(event.replace("evt_", "msg_"));
        assertThat(message.get("event_type").asText()).isEqualTo("milestone");
        assertThat(message.get("generated_message").asText()).isEqualTo("Well done");
        assertThat(message.get("status").asText()).isEqualTo("pending");
    }

    @Test
    void listsAreNarrowedByStatusUserAndLimit() {
        String first = message(trigger("a", "alice", "x", ""));
        String second = message(trigger("a", "bob", "x", ""));
        String third = message(trigger("a", "alice", "y", ""));
        trigger("b", "alice", "x", "");
        consume("a", second);

        assertThat(polled("/api/v1/agents/a/notifications")).containsExactly(third, first);
        assertThat(polled("/api/v1/agents/a/notifications?user_id=bob")).isEmpty();
        assertThat(polled("/api/v1/agents/a/notifications?status=consumed")).containsExactly(second);
        assertThat(polled("/api/v1/agents/a/notifications?status=consumed&user_id=bob"))
                .containsExactly(second);
        assertThat(polled("/api/v1/agents/a/notifications?limit=1")).containsExactly(third);
        assertThat(polled("/api/v1/agents/a/notifications/history")).containsExactly(third, second, first);
        assertThat(polled("/api/v1/agents/a/notifications/history?limit=2")).containsExactly(third, second);
        assertThat(polled("/api/v1/agents/unknown/notifications")).isEmpty();
    }

    @Test
    void consumedMessageKeepsTheTimeOfTheFirst() {
        String message = message(trigger("a", "alice", "x", ""));

        var first = consume("a", message);
        JsonNode once = json(calls.get("/api/v1/agents/a/notifications/history"));
        var second = consume("a", message);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("{\"success\":true}");
        assertThat(second.body()).isEqualTo("{\"success\":true}");
        assertThat(json(calls.get("/api/v1/agents/a/notifications/history"))).isEqualTo(once);
        assertThat(Keys.of(once.at("/notifications/0"))).endsWith("created_at", "consumed_at");
        assertThat(once.at("/notifications/0/status").asText()).isEqualTo("consumed");
        assertThat(polled("/api/v1/agents/a/notifications")).isEmpty();
    }

    @Test
    void callersAtTheSameTimeConsumeOnce() {
        String message = message(trigger("a", "alice", "x", ""));

        List<String> times = atOnce(8, () -> {
            assertThat(consume("a", message).statusCode()).isEqualTo(200);
            return json(calls.get("/api/v1/agents/a/notifications/history"))
                    .at("/notifications/0/consumed_at")
                    .asText();
        });

        assertThat(times.stream().distinct()).hasSize(1);
    }

    @Test
    void messageOfAnotherAgentTenantOrNobodyIsNotThere() {
        String message = message(trigger("a", "alice", "x", ""));
        HttpCalls others = api.as(api.keyOfNewTenant("manage"));
        String path = "/api/v1/agents/a/notifications/" + message + "/consume";

        assertThat(consume("b", message).statusCode()).isEqualTo(404);
        assertThat(others.post(path, "").statusCode()).isEqualTo(404);
        assertThat(consume("a", "msg_00000000000000000000000000").statusCode()).isEqualTo(404);
        assertThat(consume("a", "nothing").statusCode()).isEqualTo(404);
        assertThat(polled("/api/v1/agents/a/notifications")).containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=-1", "limit=all", "status=read", "user_id=%00"})
    void wrongQueryIsLocated(String query) {
        var response = calls.get("/api/v1/agents/a/notifications?" + query);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).at("/errors/0/location").asText())
                .isEqualTo("query." + query.substring(0, query.indexOf('=')));
    }

    @Test
    void keyWithoutTheScopeMayNotConsume() {
        HttpCalls reader = api.as(api.keyOfNewTenant("read"));

        assertThat(reader.get("/api/v1/agents/a/notifications").statusCode()).isEqualTo(200);
        assertThat(reader.post("/api/v1/agents/a/notifications/msg_00000000000000000000000000/consume", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(reader.post(QUEUE + "/acknowledge-all", "").statusCode()).isEqualTo(403);
    }

    @Test
    void queueOfTheProjectHoldsTheMessagesOfAllAgents() {
        String first = message(trigger("a", "alice", "x", ""));
        String second = message(trigger("b", "bob", "y", ""));

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
        assertThat(queued("?agent_id=a")).containsExactly(first);
        assertThat(queued("?event_type=y")).containsExactly(second);
        assertThat(queued("?agent_id=a&event_type=y")).isEmpty();
        assertThat(queued("?limit=1")).containsExactly(second);
    }

    @Test
    void acknowledgingCountsWhatItChanged() {
        String first = message(trigger("a", "alice", "x", ""));
        String second = message(trigger("a", "alice", "x", ""));
        String ids = "{\"notification_ids\":[\"" + first + "\",\"" + first
                + "\",\"msg_00000000000000000000000000\",\"nothing\"]}";

        assertThat(calls.post(QUEUE + "/acknowledge", ids).body()).isEqualTo("{\"acknowledged\":1}");
        assertThat(calls.post(QUEUE + "/acknowledge", ids).body()).isEqualTo("{\"acknowledged\":0}");

        assertThat(queued("")).containsExactly(second);
        assertThat(polled("/api/v1/agents/a/notifications")).containsExactly(second, first);
    }

    @Test
    void consumedMessageStaysInTheQueueOfTheProject() {
        String message = message(trigger("a", "alice", "x", ""));

        consume("a", message);

        assertThat(queued("")).containsExactly(message);
        assertThat(json(calls.get(QUEUE)).at("/notifications/0/payload/status").asText())
                .isEqualTo("consumed");
    }

    @Test
    void acknowledgementRepeatedUnderItsKeyIsAnsweredTheSame() {
        String ids = "{\"notification_ids\":[\"" + message(trigger("a", "alice", "x", "")) + "\"]}";
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
                .mapToObj(_ -> message(trigger("a", "alice", "x", "")))
                .toList();
        String body = ids.stream().collect(Collectors.joining("\",\"", "{\"notification_ids\":[\"", "\"]}"));

        List<Integer> counts = atOnce(6, () -> acknowledged(calls.post(QUEUE + "/acknowledge", body)));

        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
    }

    @Test
    void callersAtTheSameTimeAcknowledgeAllOnce() {
        IntStream.range(0, 12).forEach(_ -> trigger("a", "alice", "x", ""));

        List<Integer> counts = atOnce(6, () -> acknowledged(calls.post(QUEUE + "/acknowledge-all", "")));

        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
        assertThat(queued("")).isEmpty();
    }

    @Test
    void everythingIsAcknowledgedHoweverMuchThereIs() {
        trigger("a", "alice", "x", "");
        copies(2300);

        assertThat(acknowledged(calls.post(QUEUE + "/acknowledge-all", ""))).isEqualTo(2301);
        assertThat(queued("")).isEmpty();
    }

    @Test
    void filtersComeInTheQueryOrInABody() {
        trigger("a", "alice", "x", "");
        trigger("a", "alice", "y", "");
        trigger("b", "alice", "x", "");
        String rest = message(trigger("b", "alice", "y", ""));

        assertThat(acknowledged(calls.post(QUEUE + "/acknowledge-all?agent_id=a&event_type=x", "")))
                .isEqualTo(1);
        assertThat(acknowledged(calls.post(QUEUE + "/acknowledge-all", "{\"agent_id\":\"a\"}")))
                .isEqualTo(1);
        assertThat(acknowledged(
                        calls.post(QUEUE + "/acknowledge-all", "{\"agent_id\":null,\"event_type\":\"x\",\"other\":1}")))
                .isEqualTo(1);
        assertThat(queued("")).containsExactly(rest);
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
        String message = message(trigger("a", "alice", "x", ""));

        var response = calls.post(QUEUE + path, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).at("/errors/0/location").asText()).isEqualTo(location);
        assertThat(queued("")).containsExactly(message);
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
        String message = message(trigger("a", "alice", "x", ""));
        HttpCalls others = api.as(api.keyOfNewTenant("publish", "read", "manage"));

        assertThat(calls.get("/api/v1/projects/elsewhere/notifications").statusCode())
                .isEqualTo(404);
        assertThat(calls.post("/api/v1/projects/elsewhere/notifications/acknowledge-all", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(others.get(QUEUE).body()).isEqualTo("{\"notifications\":[],\"count\":0}");
        assertThat(acknowledged(others.post(QUEUE + "/acknowledge", "{\"notification_ids\":[\"" + message + "\"]}")))
                .isZero();
        assertThat(queued("")).containsExactly(message);
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
                            source, status, queue_status, expires_at, published_at)
                        select ?, tenant, project, agent, user_id, event_type, check_type, generated_message,
                            created_at, source, status, queue_status, expires_at, created_at
                        from message
                        where tenant = ?
                        limit 1
                        """,
                        IntStream.range(0, number)
                                .mapToObj(each -> List.of(
                                        "msg_01" + (unique + String.format("%08d", each)).replace('l', 'm'), tenant))
                                .toList());
    }

    private String trigger(String agent, String user, String type, String text) {
        var response = calls.post(
                "/api/v1/agents/" + agent + "/events",
                "{\"user_id\":\"" + user + "\",\"event_type\":\"" + type + "\",\"event_description\":\"" + text
                        + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).get("event_id").asText();
    }

    private static String message(String event) {
        return event.replace("evt_", "msg_");
    }

    private HttpResponse<String> consume(String agent, String message) {
        return calls.post("/api/v1/agents/" + agent + "/notifications/" + message + "/consume", "");
    }

    private List<String> polled(String path) {
        List<String> ids = new ArrayList<>();
        json(calls.get(path))
                .get("notifications")
                .forEach(found -> ids.add(found.get("message_id").asText()));
        return ids;
    }

    private List<String> queued(String query) {
        List<String> ids = new ArrayList<>();
        json(calls.get(QUEUE + query))
                .get("notifications")
                .forEach(found -> ids.add(found.get("notification_id").asText()));
        return ids;
    }

    private static int acknowledged(HttpResponse<String> response) {
        assertThat(Keys.of(json(response))).containsExactly("acknowledged");
        return json(response).get("acknowledged").asInt();
    }

    private static <T> List<T> atOnce(int times, Supplier<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> underWay = IntStream.range(0, times)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(work, threads))
                    .toList();
            return underWay.stream().map(CompletableFuture::join).toList();
        }
    }
}

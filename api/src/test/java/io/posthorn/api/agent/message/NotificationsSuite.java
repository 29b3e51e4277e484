package io.posthorn.api.agent.message;

import static io.posthorn.api.agent.message.AgentClient.QUEUE;
import static io.posthorn.api.agent.message.AgentClient.atOnce;
import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.Keys;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages as clients poll and consume them (wire contract §2.3), on every database the same.
abstract class NotificationsSuite {
    private final TestApi api;
    private final HttpCalls calls;
    private final AgentClient client;

    NotificationsSuite(TestDatabase kind) {
        this.api = kind.api();
        this.calls = api.as(api.keyOfNewTenant("publish", "read", "manage"));
        this.client = new AgentClient(calls);
    }

    @Test
    void messageIsPolledWithTheKeysOfANotification() {
        String event = client.trigger("agent-1", "alice", "milestone", "Well done");

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
        String first = client.message("a", "alice", "x");
        String second = client.message("a", "bob", "x");
        String third = client.message("a", "alice", "y");
        client.trigger("b", "alice", "x", "");
        client.consume("a", second);

        assertThat(client.polled("/api/v1/agents/a/notifications")).containsExactly(third, first);
        assertThat(client.polled("/api/v1/agents/a/notifications?user_id=bob")).isEmpty();
        assertThat(client.polled("/api/v1/agents/a/notifications?status=consumed"))
                .containsExactly(second);
        assertThat(client.polled("/api/v1/agents/a/notifications?status=consumed&user_id=bob"))
                .containsExactly(second);
        assertThat(client.polled("/api/v1/agents/a/notifications?limit=1")).containsExactly(third);
        assertThat(client.polled("/api/v1/agents/a/notifications/history")).containsExactly(third, second, first);
        assertThat(client.polled("/api/v1/agents/a/notifications/history?limit=2"))
                .containsExactly(third, second);
        assertThat(client.polled("/api/v1/agents/unknown/notifications")).isEmpty();
    }

    @Test
    void consumedMessageKeepsTheTimeOfTheFirst() {
        String message = client.message("a", "alice", "x");

        var first = client.consume("a", message);
        JsonNode once = json(calls.get("/api/v1/agents/a/notifications/history"));
        var second = client.consume("a", message);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("{\"success\":true}");
        assertThat(second.body()).isEqualTo("{\"success\":true}");
        assertThat(json(calls.get("/api/v1/agents/a/notifications/history"))).isEqualTo(once);
        assertThat(Keys.of(once.at("/notifications/0"))).endsWith("created_at", "consumed_at");
        assertThat(once.at("/notifications/0/status").asText()).isEqualTo("consumed");
        assertThat(client.polled("/api/v1/agents/a/notifications")).isEmpty();
    }

    @Test
    void callersAtTheSameTimeConsumeOnce() {
        String message = client.message("a", "alice", "x");

        List<String> times = atOnce(8, () -> {
            assertThat(client.consume("a", message).statusCode()).isEqualTo(200);
            return json(calls.get("/api/v1/agents/a/notifications/history"))
                    .at("/notifications/0/consumed_at")
                    .asText();
        });

        assertThat(times.stream().distinct()).hasSize(1);
    }

    @Test
    void messageOfAnotherAgentTenantOrNobodyIsNotThere() {
        String message = client.message("a", "alice", "x");
        HttpCalls others = api.as(api.keyOfNewTenant("manage"));
        String path = "/api/v1/agents/a/notifications/" + message + "/consume";

        assertThat(client.consume("b", message).statusCode()).isEqualTo(404);
        assertThat(others.post(path, "").statusCode()).isEqualTo(404);
        assertThat(client.consume("a", "msg_00000000000000000000000000").statusCode())
                .isEqualTo(404);
        assertThat(client.consume("a", "nothing").statusCode()).isEqualTo(404);
        assertThat(client.polled("/api/v1/agents/a/notifications")).containsExactly(message);
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
}

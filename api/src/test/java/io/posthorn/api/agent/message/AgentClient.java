package io.posthorn.api.agent.message;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.Keys;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Calls as clients of the agent surface make them: JSON by their headers, often without any body.
record AgentClient(HttpCalls calls) {
    static final String QUEUE = "/api/v1/projects/default/notifications";

    /// The id of the event.
    String trigger(String agent, String user, String type, String text) {
        var response = calls.post(
                "/api/v1/agents/" + agent + "/events",
                "{\"user_id\":\"" + user + "\",\"event_type\":\"" + type + "\",\"event_description\":\"" + text
                        + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).get("event_id").asText();
    }

    /// The id of the message.
    String message(String agent, String user, String type) {
        return trigger(agent, user, type, "").replace("evt_", "msg_");
    }

    HttpResponse<String> consume(String agent, String message) {
        return calls.post("/api/v1/agents/" + agent + "/notifications/" + message + "/consume", "");
    }

    List<String> polled(String path) {
        return ids(path, "message_id");
    }

    List<String> queued(String query) {
        return ids(QUEUE + query, "notification_id");
    }

    static int acknowledged(HttpResponse<String> response) {
        assertThat(Keys.of(json(response))).containsExactly("acknowledged");
        return json(response).get("acknowledged").asInt();
    }

    static <T> List<T> atOnce(int times, Supplier<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> underWay = IntStream.range(0, times)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(work, threads))
                    .toList();
            return underWay.stream().map(CompletableFuture::join).toList();
        }
    }

    private List<String> ids(String path, String key) {
        return json(calls.get(path))
                .get("notifications")
                .valueStream()
                .map(found -> found.get(key).asText())
                .toList();
    }
}

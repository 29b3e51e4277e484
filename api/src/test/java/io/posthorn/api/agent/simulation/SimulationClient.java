package io.posthorn.api.agent.simulation;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.HttpCalls;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

/// Calls as clients of the agent surface make them, for one user of one agent.
record SimulationClient(HttpCalls calls, String agent) {
    static final String PATH = "/api/v1/workbench/advance-time";
    static final String USER = "user-1";

    /// The body as the Python client writes it.
    String body(double hours, double base, String more) {
        return "{\"simulated_hours\": " + hours + ", \"simulated_base_offset_hours\": " + base
                + ", \"character_config\": {}, \"instance_id\": \"\", \"agent_id\": \"" + agent
                + "\", \"user_id\": \"" + USER + "\"" + more + "}";
    }

    HttpResponse<String> send(double hours, double base) {
        return calls.post(PATH, body(hours, base, ""));
    }

    JsonNode advance(double hours, double base) {
        HttpResponse<String> answer = send(hours, base);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    JsonNode advance(double hours) {
        return advance(hours, 0);
    }

    /// The id of the job.
    String start(double hours) {
        HttpResponse<String> answer = calls.post(PATH, body(hours, 0, ", \"async\": true"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).get("job_id").asText();
    }

    HttpResponse<String> job(String id) {
        return calls.get(PATH + "/jobs/" + id);
    }

    String wakeup(String intent, Instant at) {
        return wakeup(USER, intent, at);
    }

    String wakeup(String user, String intent, Instant at) {
        return created("/wakeups", "wakeup_id", """
            {"user_id":"%s","check_type":"greeting","intent":"%s","scheduled_at":"%s"}
            """.formatted(user, intent, at));
    }

    /// Every so many hours, counted from its start.
    String everyHours(int hours, String intent, Instant start) {
        return schedule(
                "{\"simple\":{\"frequency\":\"interval_hours\",\"interval_hours\":%d},\"timezone\":\"UTC\"}"
                        .formatted(hours),
                intent,
                ",\"starts_at\":\"" + start + "\"");
    }

    String schedule(String cadence, String intent, String more) {
        return created(
                "/users/" + USER + "/schedules",
                "schedule_id",
                "{\"cadence\":%s,\"intent\":\"%s\",\"check_type\":\"habit\"%s}".formatted(cadence, intent, more));
    }

    JsonNode shownSchedule(String id) {
        return json(calls.get("/api/v1/agents/" + agent + "/users/" + USER + "/schedules/" + id));
    }

    Instant nextFire(String schedule) {
        return Instant.parse(shownSchedule(schedule).get("next_fire_at").asText());
    }

    JsonNode shownWakeups(String query) {
        return json(calls.get("/api/v1/agents/" + agent + "/wakeups" + query)).get("wakeups");
    }

    /// Everything queued for the agent, oldest first.
    List<JsonNode> messages() {
        return json(calls.get("/api/v1/agents/" + agent + "/notifications?limit=500"))
                .get("notifications")
                .valueStream()
                .toList()
                .reversed();
    }

    List<String> intents() {
        return messages().stream()
                .map(message -> message.has("intent")
                        ? message.get("intent").asText()
                        : message.get("check_type").asText())
                .toList();
    }

    void mode(String mode) {
        calls.send("PUT", "/api/v1/agents/" + agent + "/capabilities", "{\"proactiveMode\":\"" + mode + "\"}");
    }

    private String created(String path, String id, String body) {
        HttpResponse<String> answer = calls.post("/api/v1/agents/" + agent + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get(id).asText();
    }
}

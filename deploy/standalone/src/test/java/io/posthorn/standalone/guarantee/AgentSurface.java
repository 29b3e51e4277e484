package io.posthorn.standalone.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The agent surface as its clients call it.
record AgentSurface(Posthorn posthorn) {
    static final String WAKEUP_READY = "on_wakeup_ready";
    static final String RECURRING_EVENT_DUE = "on_recurring_event_due";
    private static final String PROJECT = "/api/v1/projects/default";
    private static final String AGENTS = "/api/v1/agents/";
    private static final String USER = "7";

    /// Where the tenant's webhook of an event type is registered.
    static String ofTenant(String eventType) {
        return "/api/v1/webhooks/" + eventType;
    }

    /// Where the project's webhook of an event type is registered.
    static String ofProject(String eventType) {
        return PROJECT + "/webhooks/" + eventType;
    }

    /// Registers a webhook anew, whether or not there was one.
    ///
    /// @return its secret
    String register(String webhook, String url, String authHeader) {
        delete(webhook);
        JsonNode registered = posthorn.put(webhook, Map.of("webhook_url", url, "auth_header", authHeader))
                .expect(200);
        return registered.path("signing_secret").asText();
    }

    void delete(String resource) {
        posthorn.delete(resource).expect(204);
    }

    /// Gives a webhook another secret.
    ///
    /// @return the new one
    String rotate(String webhook) {
        return posthorn.post(webhook + "/rotate-secret", Map.of())
                .expect(200)
                .path("signing_secret")
                .asText();
    }

    /// Wakes an agent up now.
    ///
    /// @return the id of the wakeup
    String wakeUp(String agent, String intent) {
        return wakeUp(agent, Map.of("user_id", USER, "check_type", "reminder", "intent", intent, "delay_hours", 0));
    }

    /// Schedules a wakeup.
    ///
    /// @return its id
    String wakeUpAt(String agent, Instant due) {
        return wakeUp(
                agent,
                Map.of("user_id", USER, "check_type", "reminder", "intent", "wake", "scheduled_at", due.toString()));
    }

    private String wakeUp(String agent, Map<String, Object> wakeup) {
        return posthorn.post(wakeupsOf(agent), wakeup)
                .expect(200)
                .path("wakeup_id")
                .asText();
    }

    List<JsonNode> pendingWakeups(String agent) {
        return elements(wakeupsOf(agent) + "?status=pending", "wakeups");
    }

    /// Schedules a reminder that recurs.
    ///
    /// @return the id of the schedule
    String remindEvery(int hours, String agent, Instant start) {
        Map<String, Object> interval = Map.of("frequency", "interval_hours", "interval_hours", hours);
        Map<String, Object> schedule = Map.of(
                "cadence",
                Map.of("simple", interval, "timezone", "UTC"),
                "intent",
                "drink",
                "check_type",
                "reminder",
                "starts_at",
                start.toString());
        return posthorn.post(schedulesOf(agent), schedule)
                .expect(200)
                .path("schedule_id")
                .asText();
    }

    List<JsonNode> schedules(String agent) {
        return elements(schedulesOf(agent), "schedules");
    }

    /// What an agent's user finds when polling.
    List<JsonNode> poll(String agent) {
        return elements(AGENTS + agent + "/notifications", "notifications");
    }

    /// An agent's messages in the queue of the project, 200 at most.
    List<JsonNode> queue(String agent) {
        return elements(PROJECT + "/notifications?limit=200&agent_id=" + agent, "notifications");
    }

    List<JsonNode> elements(String path, String field) {
        return posthorn.get(path).expect(200).path(field).valueStream().toList();
    }

    private static String wakeupsOf(String agent) {
        return AGENTS + agent + "/wakeups";
    }

    private static String schedulesOf(String agent) {
        return AGENTS + agent + "/users/" + USER + "/schedules";
    }
}

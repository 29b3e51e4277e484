package io.posthorn.api.agent.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.common.event.EventType;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// An attempt as the agent surface shows it: these keys and no other, its clients refuse unknown ones.
///
/// @param responseCode 0 without an answer
/// @param requestBody base64 of the bytes that were sent; absent when the log keeps them no longer
@JsonPropertyOrder({
    "attempt_id",
    "project_id",
    "event_type",
    "webhook_url",
    "response_code",
    "duration_ms",
    "attempt_number",
    "status",
    "created_at",
    "request_body",
    "response_body",
    "error_message"
})
record AgentAttempt(
        @JsonProperty("attempt_id") String id,
        @JsonProperty("project_id") String projectId,
        @JsonProperty("event_type") EventType eventType,
        @JsonProperty("webhook_url") String webhookUrl,
        @JsonProperty("response_code") long responseCode,
        @JsonProperty("duration_ms") long durationMillis,
        @JsonProperty("attempt_number") int number,
        String status,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("request_body") @Nullable String requestBody,
        @JsonProperty("response_body") @Nullable String responseBody,
        @JsonProperty("error_message") @Nullable String errorMessage) {
    static AgentAttempt of(WebhookPlace place, AttemptOfWebhook attempt, byte @Nullable [] body) {
        return new AgentAttempt(
                attempt.id(),
                place.project(),
                place.eventType(),
                attempt.url(),
                attempt.statusCode(),
                attempt.durationMillis(),
                attempt.number(),
                attempt.succeeded() ? "success" : "failed",
                attempt.startedAt(),
                body == null ? null : Base64.getEncoder().encodeToString(body),
                attempt.responseBody(),
                attempt.error());
    }
}

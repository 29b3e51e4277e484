package io.posthorn.api.agent.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.api.endpoint.Registration;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.event.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A webhook as the agent surface shows it: these keys and no other.
///
/// @param projectId empty for a webhook of the tenant
@JsonPropertyOrder({"project_id", "event_type", "webhook_url", "auth_header", "is_active", "created_at", "updated_at"})
record AgentWebhook(
        @JsonProperty("project_id") String projectId,
        @JsonProperty("event_type") EventType eventType,
        @JsonProperty("webhook_url") String webhookUrl,
        @JsonProperty("auth_header") @Nullable String authHeader,
        @JsonProperty("is_active") boolean active,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt) {
    static AgentWebhook of(EventType eventType, Registration shown, @Nullable String authHeader) {
        return new AgentWebhook(
                WebhookPlace.project(shown.scope()),
                eventType,
                shown.subscription().url(),
                authHeader,
                shown.status() == EndpointStatus.ACTIVE,
                shown.createdAt(),
                shown.updatedAt());
    }

    @Override
    public String toString() {
        return "AgentWebhook[" + projectId + ", " + eventType + ", " + webhookUrl + "]";
    }
}

package io.posthorn.api.agent.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.database.Row;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.MessageId;
import io.posthorn.common.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message in the queue of its project, as the agent surface shows it.
///
/// @param status `pending`: what is acknowledged is not in the queue any more
@JsonPropertyOrder({
    "notification_id",
    "project_id",
    "event_type",
    "payload",
    "status",
    "created_at",
    "agent_id",
    "user_id",
    "expires_at"
})
record QueueEntry(
        @JsonProperty("notification_id") MessageId id,
        @JsonProperty("project_id") ProjectId project,
        @JsonProperty("event_type") EventType type,
        Notification payload,
        String status,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("agent_id") AgentId agent,
        @JsonProperty("user_id") @Nullable String user,
        @JsonProperty("expires_at") Instant expiresAt) {
    static QueueEntry read(Row row) {
        Notification payload = MessageRow.notification(row);
        return new QueueEntry(
                payload.id(),
                new ProjectId(row.text("project")),
                payload.type(),
                payload,
                row.text("queue_status"),
                payload.createdAt(),
                payload.agent(),
                payload.user().isEmpty() ? null : payload.user(),
                row.time("expires_at"));
    }
}

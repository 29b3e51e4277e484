package io.posthorn.api.agent.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.api.agent.AgentId;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.MessageId;
import io.posthorn.common.id.ScheduleId;
import io.posthorn.common.id.WakeupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message as clients see it, pushed and polled alike (wire contract §2.3).
@JsonPropertyOrder({
    "event_id",
    "event_type",
    "message_id",
    "agent_id",
    "user_id",
    "check_type",
    "generated_message",
    "status",
    "created_at",
    "wakeup_id",
    "schedule_id",
    "intent",
    "consumed_at"
})
record Notification(
        @JsonProperty("event_id") EventId event,
        @JsonProperty("event_type") EventType type,
        @JsonProperty("message_id") MessageId id,
        @JsonProperty("agent_id") AgentId agent,
        @JsonProperty("user_id") String user,
        @JsonProperty("check_type") String checkType,
        @JsonProperty("generated_message") String generatedMessage,
        MessageStatus status,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("wakeup_id") @Nullable WakeupId wakeup,
        @JsonProperty("schedule_id") @Nullable ScheduleId schedule,
        @Nullable String intent,
        @JsonProperty("consumed_at") @Nullable Instant consumedAt) {

    /// As it is pushed, whatever becomes of the message later.
    static Notification snapshot(Message message) {
        return of(message, MessageStatus.PENDING, null);
    }

    static Notification of(Message message, MessageStatus status, @Nullable Instant consumedAt) {
        return new Notification(
                message.event(),
                message.type(),
                message.id(),
                message.agent(),
                message.addressee().map(Object::toString).orElse(""),
                message.checkType(),
                message.generatedMessage(),
                status,
                message.createdAt(),
                message.wakeup(),
                message.schedule(),
                message.intent(),
                consumedAt);
    }
}

package io.posthorn.api.agent.wakeup;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.UserId;
import io.posthorn.common.id.WakeupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A wakeup as the agent surface shows it.
@JsonPropertyOrder({
    "wakeup_id",
    "agent_id",
    "user_id",
    "check_type",
    "scheduled_at",
    "status",
    "created_at",
    "intent",
    "event_description",
    "occasion",
    "interest_topic",
    "executed_at"
})
record WakeupView(
        @JsonProperty("wakeup_id") WakeupId id,
        @JsonProperty("agent_id") AgentId agent,
        @JsonProperty("user_id") UserId user,
        @JsonProperty("check_type") String checkType,
        @JsonProperty("scheduled_at") Instant scheduledAt,
        WakeupStatus status,
        @JsonProperty("created_at") Instant createdAt,
        String intent,
        @JsonProperty("event_description") @Nullable String eventDescription,
        @Nullable String occasion,
        @JsonProperty("interest_topic") @Nullable String interestTopic,
        @JsonProperty("executed_at") @Nullable Instant executedAt) {
    static WakeupView of(Wakeup wakeup) {
        Wakeup.Reason reason = wakeup.reason();
        return new WakeupView(
                wakeup.id(),
                wakeup.owner().agent(),
                wakeup.owner().user(),
                reason.checkType(),
                wakeup.scheduledAt(),
                wakeup.status(),
                wakeup.createdAt(),
                reason.intent(),
                reason.eventDescription(),
                reason.occasion(),
                reason.interestTopic(),
                wakeup.executedAt());
    }
}

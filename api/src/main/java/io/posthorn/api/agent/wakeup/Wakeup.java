package io.posthorn.api.agent.wakeup;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.common.id.WakeupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A wakeup as it stands in its table.
///
/// @param executedAt absent while it is pending
public record Wakeup(
        WakeupId id,
        AgentUser owner,
        Reason reason,
        Instant scheduledAt,
        Instant createdAt,
        @Nullable Instant executedAt) {

    /// Why an agent is to wake up.
    ///
    /// @param intent what it is to say
    /// @param checkType what its producer calls this
    public record Reason(
            String checkType,
            String intent,
            @Nullable String occasion,
            @Nullable String interestTopic,
            @Nullable String eventDescription) {}

    static Wakeup pending(WakeupId id, AgentUser owner, Reason reason, Instant scheduledAt, Instant now) {
        return new Wakeup(id, owner, reason, scheduledAt, now, null);
    }

    WakeupStatus status() {
        return executedAt == null ? WakeupStatus.PENDING : WakeupStatus.EXECUTED;
    }
}

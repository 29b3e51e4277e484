package io.posthorn.api.agent.message;

import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.PlainText;
import io.posthorn.api.agent.UserId;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.MessageId;
import io.posthorn.common.id.ScheduleId;
import io.posthorn.common.id.WakeupId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an agent tells a user: one event that is pushed where a webhook wants it, and polled where none does.
///
/// @param user whom it is for; absent where its producer named nobody
/// @param checkType what made the agent write, as its producer calls it; may be empty
/// @param generatedMessage the text; may be empty
public record Message(
        EventId event,
        MessageId id,
        Scope.Project scope,
        AgentId agent,
        @Nullable UserId user,
        EventType type,
        String checkType,
        String generatedMessage,
        @Nullable WakeupId wakeup,
        @Nullable ScheduleId schedule,
        @Nullable String intent,
        Instant createdAt) {

    public Message {
        if (!id.equals(MessageId.of(event))) {
            throw new IllegalArgumentException("message " + id + " is not that of event " + event);
        }
        PlainText.checked(checkType);
        PlainText.checked(generatedMessage);
        if (intent != null) {
            PlainText.checked(intent);
        }
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Whom it is for.
    public Optional<UserId> addressee() {
        return Optional.ofNullable(user);
    }
}

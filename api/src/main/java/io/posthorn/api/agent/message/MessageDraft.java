package io.posthorn.api.agent.message;

import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.UserId;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.MessageId;
import io.posthorn.common.id.ScheduleId;
import io.posthorn.common.id.WakeupId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a producer says of a message, before it has an event.
public record MessageDraft(
        AgentId agent,
        @Nullable UserId user,
        String checkType,
        String generatedMessage,
        @Nullable WakeupId wakeup,
        @Nullable ScheduleId schedule,
        @Nullable String intent) {

    /// A text for a user, for no reason that needs a name.
    public static MessageDraft text(AgentId agent, UserId user, String generatedMessage) {
        return new MessageDraft(agent, user, "", generatedMessage, null, null, null);
    }

    /// The message of an event.
    public Message of(EventId event, Scope.Project scope, EventType type, Instant createdAt) {
        return new Message(
                event,
                MessageId.of(event),
                scope,
                agent,
                user,
                type,
                checkType,
                generatedMessage,
                wakeup,
                schedule,
                intent,
                createdAt);
    }
}

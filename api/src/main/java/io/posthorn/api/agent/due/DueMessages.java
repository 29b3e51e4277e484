package io.posthorn.api.agent.due;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.message.Message;
import io.posthorn.api.agent.message.MessageDraft;
import io.posthorn.api.agent.schedule.Purpose;
import io.posthorn.api.agent.schedule.Schedule;
import io.posthorn.api.agent.wakeup.Wakeup;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.IdSource;
import jakarta.inject.Singleton;

/// Words what is due as messages, made now. Thread-safe.
@Singleton
public final class DueMessages {
    private static final EventType WAKEUP_READY = new EventType("on_wakeup_ready");
    private static final EventType RECURRING_EVENT_DUE = new EventType("on_recurring_event_due");

    private final IdSource ids;

    DueMessages(IdSource ids) {
        this.ids = ids;
    }

    public Message of(Wakeup wakeup) {
        AgentUser owner = wakeup.owner();
        Wakeup.Reason reason = wakeup.reason();
        return message(
                owner,
                WAKEUP_READY,
                new MessageDraft(
                        owner.agent(),
                        owner.user(),
                        reason.checkType(),
                        reason.intent(),
                        wakeup.id(),
                        null,
                        reason.intent()));
    }

    public Message of(Schedule schedule) {
        AgentUser owner = schedule.owner();
        Purpose purpose = schedule.purpose();
        return message(
                owner,
                RECURRING_EVENT_DUE,
                new MessageDraft(
                        owner.agent(),
                        owner.user(),
                        purpose.checkType(),
                        purpose.intent(),
                        null,
                        schedule.id(),
                        purpose.intent()));
    }

    private Message message(AgentUser owner, EventType type, MessageDraft draft) {
        EventId event = ids.event();
        return draft.of(event, owner.scope(), type, event.time());
    }
}

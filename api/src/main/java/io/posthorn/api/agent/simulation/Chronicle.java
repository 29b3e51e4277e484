package io.posthorn.api.agent.simulation;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.ProactiveMode;
import io.posthorn.api.agent.due.DueMessages;
import io.posthorn.api.agent.message.Message;
import io.posthorn.api.agent.message.MessageDraft;
import io.posthorn.api.agent.schedule.Schedule;
import io.posthorn.api.agent.wakeup.Wakeup;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.IdSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Takes down moment after moment: the messages they make, and what is told of them. Belongs to one thread.
///
/// Messages are made now, by the real clock, with ids that ascend: whoever sorts them has them in simulated order.
final class Chronicle {
    private static final EventType DIARY_GENERATED = new EventType("on_diary_generated");
    private static final String DIARY = "diary";

    private final AgentUser owner;
    private final ProactiveMode mode;
    private final DueMessages wording;
    private final IdSource ids;
    private final List<Message> messages = new ArrayList<>();
    private final List<AdvanceTime.Executed> executed = new ArrayList<>();
    private final List<AdvanceTime.DiaryEntry> diary = new ArrayList<>();
    private int wakeupsOfDay;
    private int occurrencesOfDay;

    Chronicle(AgentUser owner, ProactiveMode mode, DueMessages wording, IdSource ids) {
        this.owner = owner;
        this.mode = mode;
        this.wording = wording;
        this.ids = ids;
    }

    void add(Moment moment) {
        switch (moment) {
            case Moment.WakeupDue due -> wakeUp(due.wakeup());
            case Moment.ScheduleDue due -> recur(due.schedule());
            case Moment.DayOver day -> closeDay(day.date());
        }
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    AdvanceTime told(int days) {
        return AdvanceTime.of(days, diary, executed);
    }

    private void wakeUp(Wakeup wakeup) {
        if (mode.allowsWakeups()) {
            Message message = wording.of(wakeup);
            messages.add(message);
            executed.add(AdvanceTime.Executed.of(wakeup, message.generatedMessage()));
            wakeupsOfDay++;
        }
    }

    private void recur(Schedule schedule) {
        if (mode.allowsSchedules()) {
            messages.add(wording.of(schedule));
            occurrencesOfDay++;
        }
    }

    private void closeDay(LocalDate date) {
        AdvanceTime.DiaryEntry entry = AdvanceTime.DiaryEntry.of(date, wakeupsOfDay, occurrencesOfDay);
        diary.add(entry);
        messages.add(message(entry));
        wakeupsOfDay = 0;
        occurrencesOfDay = 0;
    }

    private Message message(AdvanceTime.DiaryEntry entry) {
        EventId event = ids.event();
        return new MessageDraft(owner.agent(), owner.user(), DIARY, entry.content(), null, null, null)
                .of(event, owner.scope(), DIARY_GENERATED, event.time());
    }
}

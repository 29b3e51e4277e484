package io.posthorn.api.agent.due;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.Agents;
import io.posthorn.api.agent.ProactiveMode;
import io.posthorn.api.agent.message.Message;
import io.posthorn.api.agent.message.Messages;
import io.posthorn.api.agent.schedule.Schedule;
import io.posthorn.api.agent.schedule.ScheduleTable;
import io.posthorn.api.agent.schedule.UnreadableRhythmException;
import io.posthorn.api.agent.wakeup.Wakeup;
import io.posthorn.api.agent.wakeup.WakeupTable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Makes messages of what is due, within the transaction that holds its row: the message is queued if and only if the
/// wakeup is executed, or the schedule moved to its next occurrence. [MessageRelay#bring] the events after the commit.
///
/// What the agent's mode suppresses is executed or moved just so, without a message: it does not fire late when the
/// mode changes. Thread-safe; blocks.
@Singleton
public final class Firing {
    private final WakeupTable wakeups;
    private final ScheduleTable schedules;
    private final Agents agents;
    private final Messages messages;
    private final DueMessages due;
    private final Clock clock;

    Firing(
            WakeupTable wakeups,
            ScheduleTable schedules,
            Agents agents,
            Messages messages,
            DueMessages due,
            Clock clock) {
        this.wakeups = wakeups;
        this.schedules = schedules;
        this.agents = agents;
        this.messages = messages;
        this.due = due;
        this.clock = clock;
    }

    /// Executes a wakeup for good.
    ///
    /// @return the message, now queued; empty when the agent's mode suppresses wakeups
    public Optional<Message> fire(Wakeup wakeup) {
        wakeups.executed(wakeup.id(), clock.instant());
        return mode(wakeup.owner()).allowsWakeups() ? Optional.of(queued(due.of(wakeup))) : Optional.empty();
    }

    /// Fires one occurrence of a schedule and moves the schedule to the one after it.
    ///
    /// @return the message, now queued; empty when the agent's mode suppresses schedules
    /// @throws UnreadableRhythmException when the occurrence after it cannot be told; nothing was fired then
    public Optional<Message> fire(Schedule schedule, Instant occurrence) {
        schedules.move(schedule.fired(occurrence));
        return mode(schedule.owner()).allowsSchedules() ? Optional.of(queued(due.of(schedule))) : Optional.empty();
    }

    private ProactiveMode mode(AgentUser owner) {
        return agents.mode(owner.scope(), owner.agent());
    }

    private Message queued(Message message) {
        messages.queue(message);
        return message;
    }
}

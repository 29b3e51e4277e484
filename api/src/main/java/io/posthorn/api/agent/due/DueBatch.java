package io.posthorn.api.agent.due;

import io.posthorn.api.agent.message.Message;
import io.posthorn.api.agent.schedule.Schedule;
import io.posthorn.api.agent.schedule.ScheduleTable;
import io.posthorn.api.agent.schedule.UnreadableRhythmException;
import io.posthorn.api.agent.wakeup.Wakeup;
import io.posthorn.api.agent.wakeup.WakeupTable;
import io.posthorn.api.database.Database;
import io.posthorn.common.id.EventId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes some of what is due, fires it and commits. Of a schedule that missed several occurrences each batch fires one,
/// so that all are fired in their order. Thread-safe; blocks.
@Singleton
final class DueBatch {
    /// Few enough for a transaction of some tens of milliseconds.
    static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(DueBatch.class);
    private static final Duration HELD = Duration.ofMinutes(1);

    private final Database database;
    private final WakeupTable wakeups;
    private final ScheduleTable schedules;
    private final Firing firing;
    private final Clock clock;

    DueBatch(Database database, WakeupTable wakeups, ScheduleTable schedules, Firing firing, Clock clock) {
        this.database = database;
        this.wakeups = wakeups;
        this.schedules = schedules;
        this.firing = firing;
        this.clock = clock;
    }

    /// What a batch came to.
    ///
    /// @param taken how many rows were due
    /// @param events of the messages that were queued
    record Fired(int taken, List<EventId> events) {
        boolean isLast() {
            return taken < MOST;
        }
    }

    Fired fireWakeups() {
        return database.inTransaction(() -> {
            List<Wakeup> due = wakeups.lockDue(clock.instant(), MOST);
            return new Fired(
                    due.size(),
                    due.stream()
                            .map(firing::fire)
                            .flatMap(Optional::stream)
                            .map(Message::event)
                            .toList());
        });
    }

    Fired fireSchedules() {
        return database.inTransaction(() -> {
            List<Schedule> due = schedules.lockDue(clock.instant(), MOST);
            return new Fired(
                    due.size(),
                    due.stream()
                            .map(this::fire)
                            .flatMap(Optional::stream)
                            .map(Message::event)
                            .toList());
        });
    }

    /// One that cannot be read must not stop the others. It is tried again, since another version may read it.
    private Optional<Message> fire(Schedule schedule) {
        Instant occurrence = schedule.due().orElseThrow();
        try {
            return firing.fire(schedule, occurrence);
        } catch (UnreadableRhythmException e) {
            schedules.hold(schedule.id(), clock.instant().plus(HELD));
            LOG.error("schedule={} due={} held cause={}", schedule.id(), occurrence, e.getMessage());
            return Optional.empty();
        }
    }
}

package io.posthorn.api.agent.simulation;

import io.posthorn.api.agent.schedule.Schedule;
import io.posthorn.api.agent.wakeup.Wakeup;
import java.time.Instant;
import java.time.LocalDate;

/// Something that happens at a simulated time.
sealed interface Moment {
    Instant at();

    /// A wakeup is due.
    record WakeupDue(Wakeup wakeup) implements Moment {
        @Override
        public Instant at() {
            return wakeup.scheduledAt();
        }
    }

    /// A schedule is due.
    record ScheduleDue(Schedule schedule, Instant at) implements Moment {}

    /// A full day is over.
    ///
    /// @param date on which it began, in UTC
    record DayOver(LocalDate date, Instant at) implements Moment {}
}

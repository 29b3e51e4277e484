package io.posthorn.api.agent.simulation;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.schedule.Schedule;
import io.posthorn.api.agent.schedule.ScheduleTable;
import io.posthorn.api.agent.schedule.UnreadableRhythmException;
import io.posthorn.api.agent.wakeup.Wakeup;
import io.posthorn.api.agent.wakeup.WakeupTable;
import io.posthorn.api.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what is due for a user out of the tables, within the caller's transaction. Thread-safe; blocks.
@Singleton
final class DueOfUser {
    private static final Logger LOG = LoggerFactory.getLogger(DueOfUser.class);

    private final WakeupTable wakeups;
    private final ScheduleTable schedules;
    private final Clock clock;
    private final int most;

    DueOfUser(WakeupTable wakeups, ScheduleTable schedules, Clock clock, SimulationConfig config) {
        this.wakeups = wakeups;
        this.schedules = schedules;
        this.clock = clock;
        this.most = config.simulationFires();
    }

    /// What is due within a window, the wakeups executed for good and the schedules moved past it.
    ///
    /// @throws ProblemException when it is more than may fire
    Timeline take(AgentUser owner, Window window) {
        Timeline timeline = new Timeline(window, most);
        takeWakeups(owner, window, timeline);
        takeSchedules(owner, window, timeline);
        return timeline;
    }

    private void takeWakeups(AgentUser owner, Window window, Timeline timeline) {
        List<Wakeup> due = wakeups.lockDueOf(owner, window.from(), window.to(), most + 1);
        timeline.add(due);
        wakeups.executed(due.stream().map(Wakeup::id).toList(), clock.instant());
    }

    private void takeSchedules(AgentUser owner, Window window, Timeline timeline) {
        List<Schedule> due = schedules.lockDueOf(owner, window.to(), most + 1);
        if (due.size() > most) {
            throw Timeline.tooMuch(most);
        }
        due.forEach(schedule -> add(schedule, timeline));
        timeline.moved().forEach(schedules::move);
    }

    /// One that cannot be read must not stop the others; it is left to the tick.
    private void add(Schedule schedule, Timeline timeline) {
        try {
            timeline.add(schedule, clock.instant());
        } catch (UnreadableRhythmException e) {
            LOG.error("schedule={} not-advanced cause={}", schedule.id(), e.getMessage());
        }
    }
}

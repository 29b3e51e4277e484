package io.posthorn.api.agent.simulation;

import io.posthorn.api.agent.schedule.Schedule;
import io.posthorn.api.agent.wakeup.Wakeup;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Gathers what happens within a window. Belongs to one thread.
///
/// ```
///   from ┤ (missed before)   wakeup   09:00 09:00   day over   wakeup      ├ to
/// ```
///
/// What happens at the same time is in the order of what was added: wakeups, schedules, days, each by age.
final class Timeline {
    private final Window window;
    private final int most;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Schedule> moved = new ArrayList<>();

    /// @param most how much may fire
    Timeline(Window window, int most) {
        this.window = window;
        this.most = most;
    }

    /// @throws ProblemException when more would fire than may
    void add(List<Wakeup> wakeups) {
        wakeups.stream().map(Moment.WakeupDue::new).forEach(moments::add);
        checkSize();
    }

    /// Adds what a schedule fires. One that fires nothing within the window is left as it is.
    ///
    /// @throws ProblemException when more would fire than may
    void add(Schedule schedule, Instant now) {
        List<Instant> within = limited(window.occurrences(schedule));
        if (within.isEmpty()) {
            return;
        }
        moved.add(schedule.fired(within.getLast()));
        Stream.concat(limited(window.missed(schedule, now)).stream(), within.stream())
                .map(at -> new Moment.ScheduleDue(schedule, at))
                .forEach(moments::add);
        checkSize();
    }

    /// Everything that fires, and the ends of the days, in order.
    List<Moment> withDays(int days) {
        return Stream.concat(moments.stream(), IntStream.range(0, days).mapToObj(this::day))
                .sorted(Comparator.comparing(Moment::at))
                .toList();
    }

    /// The schedules that fire, as they are then: due at their first occurrence after the window.
    List<Schedule> moved() {
        return List.copyOf(moved);
    }

    private Moment day(int passed) {
        Instant start = window.from().plus(Duration.ofDays(passed));
        return new Moment.DayOver(LocalDate.ofInstant(start, ZoneOffset.UTC), start.plus(Duration.ofDays(1)));
    }

    private List<Instant> limited(Stream<Instant> occurrences) {
        return occurrences.limit(most + 1L).toList();
    }

    private void checkSize() {
        if (moments.size() > most) {
            throw tooMuch(most);
        }
    }

    /// 422, since fewer hours would do.
    static ProblemException tooMuch(int most) {
        return Checks.invalid("simulated_hours", "more than " + most + " wakeups and occurrences are due in this time");
    }
}

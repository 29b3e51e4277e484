package io.posthorn.api.agent.simulation;

import io.posthorn.api.agent.schedule.Schedule;
import java.time.Instant;
import java.util.stream.Stream;

/// Simulated time: later than its start, up to and with its end.
record Window(Instant from, Instant to) {
    Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a window must not end before its start");
        }
    }

    /// The occurrences of a schedule within it that did not fire yet, in order.
    Stream<Instant> occurrences(Schedule schedule) {
        Instant due = schedule.due().orElseThrow();
        return (due.isAfter(from) ? from(schedule, due) : schedule.recurrence().after(from))
                .takeWhile(time -> !time.isAfter(to));
    }

    /// The occurrences that are due at some real time and not in the window, in order: the window is moved past,
    /// so they would be lost.
    Stream<Instant> missed(Schedule schedule, Instant now) {
        return from(schedule, schedule.due().orElseThrow())
                .takeWhile(time -> !time.isAfter(now) && !time.isAfter(from));
    }

    private static Stream<Instant> from(Schedule schedule, Instant due) {
        return Stream.concat(Stream.of(due), schedule.recurrence().after(due));
    }
}

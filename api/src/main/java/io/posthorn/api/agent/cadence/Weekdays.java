package io.posthorn.api.agent.cadence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/// Days of the week, at least one.
public record Weekdays(Set<DayOfWeek> days) {
    public static final Weekdays ALL = new Weekdays(Set.of(DayOfWeek.values()));

    public Weekdays {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
    }

    boolean contains(LocalDate date) {
        return days.contains(date.getDayOfWeek());
    }
}

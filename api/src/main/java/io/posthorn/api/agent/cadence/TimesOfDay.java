package io.posthorn.api.agent.cadence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Predicate;

/// Times that recur on some days, to the minute; each counts once.
public record TimesOfDay(List<LocalTime> ascending) {
    private static final int DAYS_OF_A_WEEK = 7;

    public TimesOfDay {
        ascending = ascending.stream().distinct().sorted().toList();
        if (ascending.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
    }

    /// The first that is later, on a day that is wanted; of each week at least one must be.
    LocalDateTime next(LocalDateTime after, Predicate<LocalDate> wanted) {
        return after.toLocalDate()
                .datesUntil(after.toLocalDate().plusDays(DAYS_OF_A_WEEK + 1))
                .filter(wanted)
                .flatMap(date -> ascending.stream().map(date::atTime))
                .filter(time -> time.isAfter(after))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no day of a week is wanted"));
    }
}

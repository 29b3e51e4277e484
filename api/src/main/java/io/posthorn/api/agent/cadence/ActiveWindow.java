package io.posthorn.api.agent.cadence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// The hours and days in which something may fire, by the clock on the wall: from the start on, until before the end.
///
/// An end before the start is on the next day, and the whole of such a window belongs to the day on which it starts:
/// 22:00 to 06:00 on Mondays ends on Tuesday at 06:00. A start that is the end is midnight: the whole day.
public record ActiveWindow(LocalTime start, LocalTime end, Weekdays days) {
    public static final ActiveWindow ALWAYS = allDay(Weekdays.ALL);

    private static final int DAYS_OF_A_WEEK = 7;

    public ActiveWindow {
        if (start.equals(end) && !start.equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("must not end at its start, " + start);
        }
    }

    public static ActiveWindow allDay(Weekdays days) {
        return new ActiveWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, days);
    }

    boolean contains(LocalDateTime local) {
        LocalDate date = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (start.isBefore(end)) {
            return days.contains(date) && !time.isBefore(start) && time.isBefore(end);
        }
        return (days.contains(date) && !time.isBefore(start))
                || (days.contains(date.minusDays(1)) && time.isBefore(end));
    }

    /// When it opens next, later than this.
    LocalDateTime nextOpening(LocalDateTime after) {
        return after.toLocalDate()
                .datesUntil(after.toLocalDate().plusDays(DAYS_OF_A_WEEK + 1))
                .filter(days::contains)
                .map(date -> date.atTime(start))
                .filter(opening -> opening.isAfter(after))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no day of a week is in the window"));
    }
}

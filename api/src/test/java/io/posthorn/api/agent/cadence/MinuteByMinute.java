package io.posthorn.api.agent.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Looks at the clock on the wall every minute. Slow, and nothing to be clever about.
final class MinuteByMinute {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ZoneId zone;
    private final Predicate<LocalDateTime> cadence;
    private final ActiveWindow window;

    MinuteByMinute(ZoneId zone, Predicate<LocalDateTime> cadence, ActiveWindow window) {
        this.zone = zone;
        this.cadence = cadence;
        this.window = window;
    }

    /// What fires later than `from` and not later than `to`; `from` is a whole minute.
    List<Instant> within(Instant from, Instant to) {
        List<Instant> fired = new ArrayList<>();
        LocalDateTime highest = shown(from.minus(Duration.ofDays(2)));
        for (Instant minute = from.minus(Duration.ofDays(2)); !minute.isAfter(to); minute = minute.plus(MINUTE)) {
            LocalDateTime shown = shown(minute);
            boolean due = dueBetween(highest, shown);
            if (minute.isAfter(from) && due && isOpen(shown)) {
                fired.add(minute);
            }
            highest = shown.isAfter(highest) ? shown : highest;
        }
        return fired;
    }

    /// Each minute that the clock has come to or jumped over, and did not show before.
    private boolean dueBetween(LocalDateTime highest, LocalDateTime shown) {
        for (LocalDateTime each = highest.plus(MINUTE); !each.isAfter(shown); each = each.plus(MINUTE)) {
            if (cadence.test(each)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpen(LocalDateTime shown) {
        LocalDate today = shown.toLocalDate();
        return isOpen(shown, today) || isOpen(shown, today.minusDays(1));
    }

    /// Is it within the window that starts on this day?
    private boolean isOpen(LocalDateTime shown, LocalDate day) {
        LocalTime start = window.start();
        LocalDateTime opens = day.atTime(start);
        LocalDateTime closes = window.end().isAfter(start)
                ? day.atTime(window.end())
                : day.plusDays(1).atTime(window.end());
        return window.days().days().contains(day.getDayOfWeek()) && !shown.isBefore(opens) && shown.isBefore(closes);
    }

    private LocalDateTime shown(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }
}

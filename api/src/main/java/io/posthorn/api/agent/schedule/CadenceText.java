package io.posthorn.api.agent.schedule;

import io.posthorn.api.agent.cadence.ActiveWindow;
import io.posthorn.api.agent.cadence.Cadence;
import io.posthorn.api.agent.cadence.Cron;
import io.posthorn.api.agent.cadence.Daily;
import io.posthorn.api.agent.cadence.IntervalHours;
import io.posthorn.api.agent.cadence.TimesOfDay;
import io.posthorn.api.agent.cadence.Weekdays;
import io.posthorn.api.agent.cadence.Weekly;
import io.posthorn.api.problem.Checks;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the words of cadences and windows mean; what means nothing is answered 400.
final class CadenceText {
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final int SHORT_NAME = 3;
    private static final String SIMPLE = "cadence.simple.";

    private CadenceText() {}

    static Cadence cadence(CadenceRequest request) {
        Optional<String> cron = Optional.ofNullable(request.cron()).filter(text -> !text.isBlank());
        if (cron.isPresent() == (request.simple() != null)) {
            throw Checks.senseless("cadence", "must have exactly one of simple and cron");
        }
        return cron.<Cadence>map(text -> Checks.meaningInBody("cadence.cron", () -> new Cron(text)))
                .orElseGet(() -> simple(given("cadence.simple", request.simple())));
    }

    /// By its IANA name; an offset is no zone.
    static ZoneId zone(@Nullable String name) {
        String given = given("cadence.timezone", name);
        if (!ZoneId.getAvailableZoneIds().contains(given)) {
            throw Checks.senseless("cadence.timezone", "must be an IANA time zone such as Europe/Berlin");
        }
        return ZoneId.of(given);
    }

    static ActiveWindow window(@Nullable WindowRequest request) {
        if (request == null) {
            return ActiveWindow.ALWAYS;
        }
        Weekdays days = request.days() == null ? Weekdays.ALL : weekdays("active_window.days_of_week", request.days());
        WindowRequest.Hours hours = request.hours();
        return hours == null ? ActiveWindow.allDay(days) : window(hours, days);
    }

    private static ActiveWindow window(WindowRequest.Hours hours, Weekdays days) {
        LocalTime start = time("active_window.hours.start", hours.start());
        LocalTime end = time("active_window.hours.end", hours.end());
        return Checks.meaningInBody("active_window.hours.end", () -> new ActiveWindow(start, end, days));
    }

    /// What another frequency would need is passed over.
    private static Cadence simple(CadenceRequest.Simple simple) {
        return switch (given(SIMPLE + "frequency", simple.frequency())) {
            case "daily" -> new Daily(times(simple));
            case "weekly" -> new Weekly(times(simple), weekdays(SIMPLE + "days_of_week", simple.days()));
            case "interval_hours" -> intervalHours(simple);
            default ->
                throw Checks.senseless(SIMPLE + "frequency", "must be one of 'daily', 'weekly', 'interval_hours'");
        };
    }

    private static IntervalHours intervalHours(CadenceRequest.Simple simple) {
        String path = SIMPLE + "interval_hours";
        return Checks.meaningInBody(path, () -> new IntervalHours(given(path, simple.intervalHours())));
    }

    private static TimesOfDay times(CadenceRequest.Simple simple) {
        String path = SIMPLE + "times";
        List<LocalTime> times = given(path, simple.times()).stream()
                .map(text -> time(path, text))
                .toList();
        return Checks.meaningInBody(path, () -> new TimesOfDay(times));
    }

    private static Weekdays weekdays(String path, @Nullable List<@Nullable String> names) {
        return Checks.meaningInBody(
                path,
                () -> new Weekdays(given(path, names).stream()
                        .map(name -> weekday(given(path, name)))
                        .collect(Collectors.toSet())));
    }

    private static DayOfWeek weekday(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(name)
                        || day.name().substring(0, SHORT_NAME).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be days such as 'mon'"));
    }

    private static LocalTime time(String path, @Nullable String text) {
        String given = given(path, text);
        if (!given.matches(TIME)) {
            throw Checks.senseless(path, "must be a time from 00:00 to 23:59");
        }
        return LocalTime.parse(given);
    }

    private static <T> T given(String path, @Nullable T value) {
        return Optional.ofNullable(value).orElseThrow(() -> Checks.senseless(path, "is required"));
    }
}

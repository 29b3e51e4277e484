package io.posthorn.api.agent.cadence;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Where clocks are put forward and back, and when.
record Places(ZoneId zone, Instant around) {
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2028-01-01T00:00:00Z");

    /// By an hour, by half of one, at midnight, for Ramadan, never, and a quarter off.
    private static final List<ZoneId> ZONES = Stream.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "Africa/Casablanca",
                    "America/Havana",
                    "Africa/Cairo",
                    "Asia/Beirut",
                    "Atlantic/Azores",
                    "America/St_Johns",
                    "Asia/Kathmandu",
                    "UTC")
            .map(ZoneId::of)
            .toList();

    /// Mostly within hours of a change of the clock.
    static Arbitrary<Places> any() {
        return Arbitraries.of(ZONES)
                .flatMap(zone -> Combinators.combine(
                                moments(zone), Arbitraries.integers().between(-3_000, 1_000))
                        .as((moment, minutes) -> new Places(zone, moment.plus(Duration.ofMinutes(minutes)))));
    }

    private static Arbitrary<Instant> moments(ZoneId zone) {
        List<Instant> changes = Stream.iterate(
                        zone.getRules().nextTransition(FIRST),
                        change -> change != null && change.getInstant().isBefore(LAST),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .map(ZoneOffsetTransition::getInstant)
                .toList();
        Arbitrary<Instant> others = Arbitraries.longs()
                .between(FIRST.getEpochSecond(), LAST.getEpochSecond())
                .map(second -> Instant.ofEpochSecond(second).truncatedTo(ChronoUnit.MINUTES));
        return changes.isEmpty() ? others : Arbitraries.oneOf(Arbitraries.of(changes), Arbitraries.of(changes), others);
    }

    static Arbitrary<ActiveWindow> windows() {
        Arbitrary<ActiveWindow> hours = Combinators.combine(times(), times(), weekdays())
                .filter((start, end, _) -> !start.equals(end))
                .as(ActiveWindow::new);
        return Arbitraries.oneOf(
                Arbitraries.just(ActiveWindow.ALWAYS), weekdays().map(ActiveWindow::allDay), hours);
    }

    /// Half of them at night, when clocks are changed.
    static Arbitrary<LocalTime> times() {
        Arbitrary<Integer> hours = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 23));
        return Combinators.combine(hours, Arbitraries.integers().between(0, 59)).as(LocalTime::of);
    }

    static Arbitrary<Weekdays> weekdays() {
        Arbitrary<Weekdays> some =
                Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).ofMaxSize(6).map(Weekdays::new);
        return Arbitraries.oneOf(Arbitraries.just(Weekdays.ALL), some);
    }
}

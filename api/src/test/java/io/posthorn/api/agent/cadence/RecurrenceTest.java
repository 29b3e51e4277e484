package io.posthorn.api.agent.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RecurrenceTest {
    private static final Daily AT_HALF_PAST_TWO = new Daily(times("02:30"));

    @Test
    void timeWithinAGapIsDueWhenTheGapEnds() {
        assertThat(upcoming(AT_HALF_PAST_TWO, "Europe/Berlin", "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
        assertThat(upcoming(new Cron("30 2 * * *"), "America/New_York", "2026-03-08T00:00:00-05:00", 2))
                .containsExactly("2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z");
    }

    @Test
    void severalTimesWithinAGapFireOnce() {
        assertThat(upcoming(new Cron("*/15 2-3 29 3 *"), "Europe/Berlin", "2026-03-29T00:00:00Z", 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z");
    }

    @Test
    void timeWithinAnOverlapFiresOnceAndAtFirst() {
        assertThat(upcoming(AT_HALF_PAST_TWO, "Europe/Berlin", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(upcoming(AT_HALF_PAST_TWO, "Europe/Berlin", "2026-10-25T01:10:00Z", 1))
                .containsExactly("2026-10-26T01:30:00Z");
    }

    @Test
    void halfAnHourOfGapAndOverlapIsHonoured() {
        Daily daily = new Daily(times("02:15"));

        assertThat(upcoming(daily, "Australia/Lord_Howe", "2026-10-03T12:00:00Z", 1))
                .containsExactly("2026-10-03T15:30:00Z");
        assertThat(upcoming(new Daily(times("01:45")), "Australia/Lord_Howe", "2026-04-04T12:00:00Z", 2))
                .containsExactly("2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z");
    }

    @Test
    void fireOutsideTheWindowIsSkippedAndNotDelayed() {
        ActiveWindow office = new ActiveWindow(LocalTime.of(8, 0), LocalTime.of(22, 0), Weekdays.ALL);
        Recurrence recurrence = recurrence(new IntervalHours(6), "UTC", office, "2026-01-01T03:00:00Z");

        assertThat(texts(recurrence.after(Instant.parse("2026-01-01T00:00:00Z")).limit(4)))
                .containsExactly(
                        "2026-01-01T09:00:00Z", "2026-01-01T15:00:00Z", "2026-01-01T21:00:00Z", "2026-01-02T09:00:00Z");
    }

    @Test
    void windowIsOpenAtItsStartAndShutAtItsEnd() {
        ActiveWindow window = new ActiveWindow(LocalTime.of(8, 0), LocalTime.of(10, 0), Weekdays.ALL);

        assertThat(texts(recurrence(new Cron("0 * * * *"), "UTC", window, "2026-01-01T00:00:00Z")
                        .after(Instant.parse("2026-01-01T00:00:00Z"))
                        .limit(3)))
                .containsExactly("2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", "2026-01-02T08:00:00Z");
    }

    @Test
    void windowOverMidnightBelongsToTheDayOnWhichItStarts() {
        ActiveWindow mondayNight =
                new ActiveWindow(LocalTime.of(22, 0), LocalTime.of(2, 0), new Weekdays(Set.of(DayOfWeek.MONDAY)));

        assertThat(texts(recurrence(new Cron("30 * * * *"), "UTC", mondayNight, "2026-01-01T00:00:00Z")
                        .after(Instant.parse("2026-01-04T00:00:00Z"))
                        .limit(5)))
                .containsExactly(
                        "2026-01-05T22:30:00Z",
                        "2026-01-05T23:30:00Z",
                        "2026-01-06T00:30:00Z",
                        "2026-01-06T01:30:00Z",
                        "2026-01-12T22:30:00Z");
    }

    @Test
    void leapDayOnAMondayIsFoundAfterDecades() {
        ActiveWindow mondays = ActiveWindow.allDay(new Weekdays(Set.of(DayOfWeek.MONDAY)));

        assertThat(texts(recurrence(new Cron("0 9 29 2 *"), "UTC", mondays, "2026-01-01T00:00:00Z")
                        .after(Instant.parse("2072-03-01T00:00:00Z"))
                        .limit(1)))
                .containsExactly("2112-02-29T09:00:00Z");
    }

    @Test
    void cadenceThatNeverFiresIsRecognised() {
        ActiveWindow byDay = new ActiveWindow(LocalTime.of(8, 0), LocalTime.of(22, 0), Weekdays.ALL);

        assertThat(upcoming(new Cron("0 0 30 2 *"), "UTC", "2026-01-01T00:00:00Z", 1))
                .isEmpty();
        for (Cadence never : List.of(new Cron("* 3 * * *"), new Daily(times("03:00")), new IntervalHours(24))) {
            assertThat(recurrence(never, "UTC", byDay, "2026-01-01T03:00:00Z")
                            .next(Instant.parse("2026-01-01T00:00:00Z")))
                    .as("%s", never)
                    .isEmpty();
        }
    }

    @Test
    void startAndEndAreWithinTheTerm() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Term term = new Term(Instant.EPOCH, start, Instant.parse("2026-01-01T08:00:00Z"));
        Recurrence recurrence = new Recurrence(new IntervalHours(4), ZoneId.of("UTC"), ActiveWindow.ALWAYS, term);

        assertThat(texts(recurrence.after(Instant.parse("2025-06-01T00:00:00Z"))))
                .containsExactly("2026-01-01T00:00:00Z", "2026-01-01T04:00:00Z", "2026-01-01T08:00:00Z");
    }

    @Test
    void cronKnowsNamesAndSundayAtBothEnds() {
        assertThat(upcoming(new Cron("0 9 * JAN sun-TUE"), "UTC", "2026-01-03T00:00:00Z", 3))
                .containsExactly("2026-01-04T09:00:00Z", "2026-01-05T09:00:00Z", "2026-01-06T09:00:00Z");
        assertThat(upcoming(new Cron("0 9 * * fri-sun"), "UTC", "2026-01-03T00:00:00Z", 3))
                .containsExactly("2026-01-03T09:00:00Z", "2026-01-04T09:00:00Z", "2026-01-09T09:00:00Z");
        assertThat(upcoming(new Cron("0 9 * * 0,7"), "UTC", "2026-01-03T00:00:00Z", 1))
                .containsExactly("2026-01-04T09:00:00Z");
    }

    @Test
    void cronOfAnotherFormIsRefused() {
        for (String wrong : List.of(
                "", "0 9 * *", "0 9 * * * *", "61 * * * *", "0 9 * * monday?", "@daily", "*/0 * * * *", "0 9 L * *")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> new Cron(wrong));
        }
    }

    private static TimesOfDay times(String... texts) {
        return new TimesOfDay(Stream.of(texts).map(LocalTime::parse).toList());
    }

    private static Recurrence recurrence(Cadence cadence, String zone, ActiveWindow window, String created) {
        return new Recurrence(cadence, ZoneId.of(zone), window, Term.openFrom(Instant.parse(created)));
    }

    private static List<String> upcoming(Cadence cadence, String zone, String after, int limit) {
        return texts(recurrence(cadence, zone, ActiveWindow.ALWAYS, "2020-01-01T00:00:00Z")
                .after(Instant.parse(after))
                .limit(limit));
    }

    private static List<String> texts(Stream<Instant> times) {
        return times.map(Instant::toString).toList();
    }
}

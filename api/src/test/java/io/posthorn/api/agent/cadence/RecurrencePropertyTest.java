package io.posthorn.api.agent.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Never skips, never doubles: compared with looking at the clock every minute.
final class RecurrencePropertyTest {
    private static final Duration SPAN = Duration.ofDays(5);

    @Property(tries = 400)
    void cronFiresWheneverTheClockOnTheWallMatches(
            @ForAll("crons") CronSample cron, @ForAll("places") Places place, @ForAll("windows") ActiveWindow window) {
        assertSame(new Cron(cron.expression()), cron.matches(), place, window);
    }

    @Property(tries = 300)
    void dailyFiresAtEachOfItsTimes(
            @ForAll("timesOfDay") TimesOfDay times,
            @ForAll("places") Places place,
            @ForAll("windows") ActiveWindow window) {
        assertSame(new Daily(times), shown -> times.ascending().contains(shown.toLocalTime()), place, window);
    }

    @Property(tries = 300)
    void weeklyFiresOnItsDaysOnly(
            @ForAll("timesOfDay") TimesOfDay times,
            @ForAll("weekdays") Weekdays days,
            @ForAll("places") Places place,
            @ForAll("windows") ActiveWindow window) {
        Predicate<LocalDateTime> matches = shown ->
                times.ascending().contains(shown.toLocalTime()) && days.days().contains(shown.getDayOfWeek());
        assertSame(new Weekly(times, days), matches, place, window);
    }

    @Property(tries = 300)
    void intervalsCountElapsedHours(
            @ForAll @IntRange(min = 1, max = 50) int hours,
            @ForAll @IntRange(min = -400_000, max = 400_000) int startsMillisLater,
            @ForAll("places") Places place,
            @ForAll("windows") ActiveWindow window) {
        Instant anchor = place.around().plusMillis(startsMillisLater);
        Recurrence recurrence = new Recurrence(new IntervalHours(hours), place.zone(), window, Term.openFrom(anchor));

        List<Instant> fired =
                recurrence.within(place.around(), place.around().plus(SPAN)).toList();

        List<Instant> expected = Stream.iterate(anchor, each -> each.plus(Duration.ofHours(hours)))
                .takeWhile(each -> !each.isAfter(place.around().plus(SPAN)))
                .filter(each -> each.isAfter(place.around()))
                .filter(each -> window.contains(LocalDateTime.ofInstant(each, place.zone())))
                .toList();
        assertThat(fired).isEqualTo(expected);
    }

    @Property(tries = 300)
    void nextIsTheSameFromWhereverItIsLookedFor(
            @ForAll("crons") CronSample cron,
            @ForAll("places") Places place,
            @ForAll("windows") ActiveWindow window,
            @ForAll @IntRange(min = 1, max = 60_000) int millis) {
        Recurrence recurrence = unbounded(new Cron(cron.expression()), place, window);
        Instant from = place.around().plusMillis(millis);

        List<Instant> fired = recurrence.after(from).limit(20).toList();

        assertThat(fired).isSorted().doesNotHaveDuplicates().allMatch(each -> each.isAfter(from));
        for (Instant each : fired) {
            assertThat(recurrence.next(each.minusNanos(1))).contains(each);
            assertThat(each).isEqualTo(each.truncatedTo(ChronoUnit.MINUTES));
        }
    }

    @Property(tries = 200)
    void termCutsOffWhatIsOutsideIt(
            @ForAll("crons") CronSample cron,
            @ForAll("places") Places place,
            @ForAll @IntRange(min = -5_000, max = 5_000) int startsMinutesLater,
            @ForAll @IntRange(min = 1, max = 5_000) int lastsMinutes) {
        Instant starts = place.around().plus(Duration.ofMinutes(startsMinutesLater));
        Instant ends = starts.plus(Duration.ofMinutes(lastsMinutes));
        Recurrence open = unbounded(new Cron(cron.expression()), place, ActiveWindow.ALWAYS);
        Recurrence bounded =
                new Recurrence(open.cadence(), open.zone(), open.window(), new Term(place.around(), starts, ends));

        List<Instant> fired = bounded.after(place.around()).toList();

        assertThat(fired)
                .isEqualTo(open.within(place.around(), ends)
                        .filter(each -> !each.isBefore(starts))
                        .toList());
    }

    private static void assertSame(
            LocalCadence cadence, Predicate<LocalDateTime> matches, Places place, ActiveWindow window) {
        Instant to = place.around().plus(SPAN);

        List<Instant> fired =
                unbounded(cadence, place, window).within(place.around(), to).toList();

        assertThat(fired).isEqualTo(new MinuteByMinute(place.zone(), matches, window).within(place.around(), to));
    }

    private static Recurrence unbounded(Cadence cadence, Places place, ActiveWindow window) {
        return new Recurrence(cadence, place.zone(), window, Term.openFrom(Instant.EPOCH));
    }

    @Provide
    Arbitrary<CronSample> crons() {
        return CronSample.any();
    }

    @Provide
    Arbitrary<Places> places() {
        return Places.any();
    }

    @Provide
    Arbitrary<ActiveWindow> windows() {
        return Places.windows();
    }

    @Provide
    Arbitrary<Weekdays> weekdays() {
        return Places.weekdays();
    }

    @Provide
    Arbitrary<TimesOfDay> timesOfDay() {
        return Places.times().list().ofMinSize(1).ofMaxSize(5).map(TimesOfDay::new);
    }
}

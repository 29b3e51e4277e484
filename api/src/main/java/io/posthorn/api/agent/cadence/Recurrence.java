package io.posthorn.api.agent.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/// All the times at which something fires: those of its cadence that are within its window and its term.
///
/// ```
///   cadence ─► local time ─► instant (zone) ─► within the window as the clock shows it? ─► not after the end?
/// ```
///
/// A search looks 40 years ahead: within 40 years every date falls on every day of the week, so what does not fire by
/// then never does.
public record Recurrence(Cadence cadence, ZoneId zone, ActiveWindow window, Term term) {
    private static final Duration HORIZON = Duration.ofDays(40 * 366);
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /// The first time that is later; empty when there is none.
    public Optional<Instant> next(Instant after) {
        Instant from = term.searchFrom(after);
        Instant last = earlier(term.end().orElse(END_OF_TIME), earlier(END_OF_TIME, from.plus(HORIZON)));
        return switch (cadence) {
            case LocalCadence local -> next(local, from, last);
            case IntervalHours interval -> next(interval, from, last);
        };
    }

    /// The same without an end.
    public Recurrence withoutEnd() {
        return new Recurrence(cadence, zone, window, term.withoutEnd());
    }

    /// All times that are later, in order.
    public Stream<Instant> after(Instant from) {
        return Stream.iterate(next(from), Optional::isPresent, fired -> fired.flatMap(this::next))
                .flatMap(Optional::stream);
    }

    /// All times later than `from` and not later than `to`, in order.
    public Stream<Instant> within(Instant from, Instant to) {
        return after(from).takeWhile(time -> !time.isAfter(to));
    }

    /// Goes from opening to opening, so that a window that is mostly shut costs one step a day.
    private Optional<Instant> next(LocalCadence local, Instant after, Instant last) {
        WallClock clock = new WallClock(zone);
        Instant from = after;
        while (from.isBefore(last)) {
            Optional<Instant> found = next(local, clock, from).filter(instant -> !instant.isAfter(last));
            if (found.isEmpty() || window.contains(clock.at(found.get()))) {
                return found;
            }
            from = clock.first(window.nextOpening(clock.at(found.get()))).minusNanos(1);
        }
        return Optional.empty();
    }

    /// A clock that was put back shows times again that have been, so more than one may have to be passed over.
    private static Optional<Instant> next(LocalCadence local, WallClock clock, Instant after) {
        return Stream.iterate(local.next(clock.at(after)), Optional::isPresent, passed -> passed.flatMap(local::next))
                .map(time -> clock.first(time.orElseThrow()))
                .filter(instant -> instant.isAfter(after))
                .findFirst();
    }

    private Optional<Instant> next(IntervalHours interval, Instant after, Instant last) {
        WallClock clock = new WallClock(zone);
        return Stream.iterate(
                        interval.next(after, term.anchor()),
                        instant -> !instant.isAfter(last),
                        instant -> interval.next(instant, term.anchor()))
                .filter(instant -> window.contains(clock.at(instant)))
                .findFirst();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

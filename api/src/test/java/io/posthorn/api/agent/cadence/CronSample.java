package io.posthorn.api.agent.cadence;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// A cron expression with what it means, told without reading it.
record CronSample(String expression, Predicate<LocalDateTime> matches) {
    private static final List<String> DAYS = List.of("sun", "Mon", "TUE", "wed", "thu", "fri", "sat");
    private static final List<String> MONTHS =
            List.of("", "jan", "FEB", "mar", "apr", "May", "jun", "jul", "aug", "sep", "Oct", "nov", "dec");

    /// One field: how it is written, and the values it allows.
    private record Field(String text, Set<Integer> values) {
        boolean isAny() {
            return text.equals("*");
        }

        boolean allows(int value) {
            return values.contains(value);
        }
    }

    static Arbitrary<CronSample> any() {
        return Combinators.combine(
                        field(0, 59, List.of()),
                        field(0, 23, List.of()),
                        field(1, 31, List.of()),
                        months(),
                        daysOfWeek())
                .as(CronSample::of);
    }

    private static CronSample of(Field minute, Field hour, Field day, Field month, Field dayOfWeek) {
        String expression = String.join(" ", minute.text, hour.text, day.text, month.text, dayOfWeek.text);
        return new CronSample(
                expression,
                time -> minute.allows(time.getMinute())
                        && hour.allows(time.getHour())
                        && month.allows(time.getMonthValue())
                        && onDay(day, dayOfWeek, time));
    }

    private static boolean onDay(Field day, Field dayOfWeek, LocalDateTime time) {
        boolean byDate = day.allows(time.getDayOfMonth());
        boolean byName = dayOfWeek.allows(time.getDayOfWeek().getValue() % 7);
        boolean either = !day.isAny() && !dayOfWeek.isAny();
        return either ? byDate || byName : byDate && byName;
    }

    private static Arbitrary<Field> months() {
        return Arbitraries.frequencyOf(Tuple.of(4, any(1, 12)), Tuple.of(1, field(1, 12, MONTHS)));
    }

    private static Arbitrary<Field> daysOfWeek() {
        return Arbitraries.oneOf(any(0, 6), field(0, 6, DAYS));
    }

    private static Arbitrary<Field> field(int min, int max, List<String> names) {
        return Arbitraries.oneOf(any(min, max), steps(min, max), range(min, max, names), some(min, max, names));
    }

    private static Arbitrary<Field> any(int min, int max) {
        return Arbitraries.just(new Field("*", values(min, max, 1)));
    }

    private static Arbitrary<Field> steps(int min, int max) {
        return Arbitraries.integers()
                .between(2, Math.max(2, max / 2))
                .map(step -> new Field("*/" + step, values(min, max, step)));
    }

    private static Arbitrary<Field> range(int min, int max, List<String> names) {
        Arbitrary<Integer> value = Arbitraries.integers().between(min, max);
        return Combinators.combine(value, value)
                .as((one, other) -> new int[] {Math.min(one, other), Math.max(one, other)})
                .filter(bounds -> bounds[0] < bounds[1])
                .map(bounds -> new Field(
                        name(bounds[0], names) + "-" + name(bounds[1], names), values(bounds[0], bounds[1], 1)));
    }

    private static Arbitrary<Field> some(int min, int max, List<String> names) {
        return Arbitraries.integers()
                .between(min, max)
                .set()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(values -> new Field(
                        values.stream().map(value -> name(value, names)).collect(Collectors.joining(",")), values));
    }

    private static String name(int value, List<String> names) {
        return names.isEmpty() ? Integer.toString(value) : names.get(value);
    }

    private static Set<Integer> values(int min, int max, int step) {
        return IntStream.rangeClosed(min, max)
                .filter(value -> (value - min) % step == 0)
                .boxed()
                .collect(Collectors.toSet());
    }
}

package io.posthorn.api.reading;

import io.posthorn.api.problem.Checks;
import io.posthorn.common.event.TimeText;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A range of time, open where an end is absent.
///
/// @param from the first moment of it
/// @param to the first moment after it
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {
    public TimeRange {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("must not be before 'from'");
        }
    }

    /// From the query parameters `from` and `to`.
    public static TimeRange inQuery(@Nullable String from, @Nullable String to) {
        Instant start = Checks.inQuery("from", () -> parse(from));
        Instant end = Checks.inQuery("to", () -> parse(to));
        return Checks.inQuery("to", () -> new TimeRange(start, end));
    }

    /// From the fields `from` and `to` of a part of the body.
    public static TimeRange inBody(String path, @Nullable String from, @Nullable String to) {
        Instant start = Checks.inBody(path + ".from", () -> parse(from));
        Instant end = Checks.inBody(path + ".to", () -> parse(to));
        return Checks.inBody(path + ".to", () -> new TimeRange(start, end));
    }

    private static @Nullable Instant parse(@Nullable String text) {
        return text == null ? null : TimeText.parse(text);
    }

    public Optional<Instant> start() {
        return Optional.ofNullable(from);
    }

    public Optional<Instant> end() {
        return Optional.ofNullable(to);
    }
}

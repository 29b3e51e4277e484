package io.posthorn.common.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Times as RFC 3339 writes them: years of four digits, so that whatever is accepted can also be kept as milliseconds
/// and in tables.
public final class TimeText {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private TimeText() {}

    /// The moment that the text names.
    ///
    /// @throws IllegalArgumentException when it is no such time
    public static Instant parse(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isBefore(FIRST) || !time.isBefore(AFTER_LAST)) {
                throw new IllegalArgumentException("must be within the years 0000 to 9999");
            }
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an RFC 3339 time such as 2026-01-31T12:00:00Z", e);
        }
    }
}

package io.posthorn.common.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Times as people write them: RFC 3339, in the years 0 to 9999. Others overflow milliseconds, or a database's column.
public final class TimeText {
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private TimeText() {}

    /// Reads one time.
    ///
    /// @throws DateTimeException when the text has another form or is out of these years
    public static Instant parse(String text) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        if (time.isBefore(EARLIEST) || !time.isBefore(END)) {
            throw new DateTimeException("not within the years 0 to 9999: " + text);
        }
        return time;
    }
}

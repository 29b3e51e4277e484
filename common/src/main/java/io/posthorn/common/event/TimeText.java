package io.posthorn.common.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Times as RFC 3339 writes them: years of four digits, so that whatever is accepted can also be kept as milliseconds
/// and in tables.
public final class TimeText {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int SECONDS_LENGTH = "2026-01-31T12:00:00".length();
    private static final int MOST_DIGITS = 9;

    private TimeText() {}

    /// Reads one time.
    ///
    /// @throws IllegalArgumentException when it is no such time
    public static Instant parse(String text) {
        try {
            Instant time =
                    isUsual(text) ? usual(text) : OffsetDateTime.parse(text).toInstant();
            if (time.isBefore(FIRST) || !time.isBefore(AFTER_LAST)) {
                throw new IllegalArgumentException("must be within the years 0000 to 9999");
            }
            return time;
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("must be an RFC 3339 time such as 2026-01-31T12:00:00Z", e);
        }
    }

    /// UTC with at most nine digits of a second, which nearly all are: read without a formatter, at a tenth of its
    /// cost.
    private static boolean isUsual(String text) {
        int digits = text.length() - SECONDS_LENGTH - 2;
        return (digits == -1 || (digits > 0 && digits <= MOST_DIGITS && text.charAt(SECONDS_LENGTH) == '.'))
                && text.charAt(text.length() - 1) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static Instant usual(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos(text))
                .toInstant(ZoneOffset.UTC);
    }

    private static int nanos(String text) {
        int from = SECONDS_LENGTH + 1;
        int to = text.length() - 1;
        int nanos = to > from ? number(text, from, to) : 0;
        for (int digits = to - from; digits < MOST_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("no digit at " + i);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}

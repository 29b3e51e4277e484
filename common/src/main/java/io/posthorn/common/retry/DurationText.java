package io.posthorn.common.retry;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them: a whole number and one unit of `ms`, `s`, `m`, `h`, `d`, as in `30s`.
public final class DurationText {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private DurationText() {}

    /// Reads one duration.
    ///
    /// @throws IllegalArgumentException naming the text, when it has another form
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration such as 500ms, 5s, 30m or 2h");
        }
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(Long.parseLong(matcher.group(1)));
            case "s" -> Duration.ofSeconds(Long.parseLong(matcher.group(1)));
            case "m" -> Duration.ofMinutes(Long.parseLong(matcher.group(1)));
            case "h" -> Duration.ofHours(Long.parseLong(matcher.group(1)));
            default -> Duration.ofDays(Long.parseLong(matcher.group(1)));
        };
    }

    /// The shortest text that parses to the same duration; below a millisecond is cut.
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0 || millis == 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3600 != 0 ? seconds / 60 + "m" : seconds / 3600 + "h";
    }
}

package io.posthorn.common.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/// The event types that an endpoint asks for: exact names, prefixes such as `order.*`, or `*` for all. Duplicates
/// collapse, order is kept.
public record EventTypeFilter(@JsonValue List<String> patterns) {
    private static final String ALL = "*";
    private static final String ANY_SUFFIX = ".*";
    private static final int MAX_PATTERNS = 256;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventTypeFilter {
        if (patterns.isEmpty() || patterns.size() > MAX_PATTERNS) {
            throw new IllegalArgumentException("between 1 and 256 event types are needed, not " + patterns.size());
        }
        patterns.forEach(EventTypeFilter::check);
        patterns = patterns.stream().distinct().toList();
    }

    /// Exactly the given types.
    public static EventTypeFilter exactly(Stream<EventType> types) {
        return new EventTypeFilter(types.map(EventType::value).toList());
    }

    public boolean matches(EventType type) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, type.value()));
    }

    private static boolean matches(String pattern, String type) {
        if (pattern.equals(ALL) || pattern.equals(type)) {
            return true;
        }
        return pattern.endsWith(ANY_SUFFIX)
                && type.length() >= pattern.length()
                && type.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    private static void check(String pattern) {
        EventType type = new EventType(pattern);
        String rest = type.value().endsWith(ANY_SUFFIX)
                ? pattern.substring(0, pattern.length() - ANY_SUFFIX.length())
                : pattern;
        if (!pattern.equals(ALL) && rest.contains(ALL)) {
            throw new IllegalArgumentException(
                    "event type '" + pattern + "' may hold '*' only alone or as a last part, as in 'order.*'");
        }
    }
}

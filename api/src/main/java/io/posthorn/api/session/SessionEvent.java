package io.posthorn.api.session;

import io.posthorn.common.event.EventType;
import java.util.Arrays;
import java.util.Locale;

/// The event types that the session surface knows.
enum SessionEvent {
    PROACTIVE_ACTION,
    EMOTIONAL_OVERFLOW,
    STAGE_TRANSITION;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// @throws IllegalArgumentException when there is no such type
    static EventType named(String name) {
        return Arrays.stream(values())
                .filter(event -> event.code.equals(name))
                .map(event -> new EventType(event.code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be among proactive_action, emotional_overflow, stage_transition"));
    }
}

package io.posthorn.api.agent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// How far an agent may write to its users by itself.
public enum ProactiveMode {
    /// Schedules and wakeups fire.
    FULL,

    /// Schedules fire, wakeups do not.
    SCHEDULED_ONLY,

    /// Neither fires.
    OFF;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    public String code() {
        return code;
    }

    public boolean allowsWakeups() {
        return this == FULL;
    }

    public boolean allowsSchedules() {
        return this != OFF;
    }

    @Override
    public String toString() {
        return code;
    }

    /// The mode of a word.
    ///
    /// @throws IllegalArgumentException when there is no such mode
    public static ProactiveMode of(String code) {
        return Arrays.stream(values())
                .filter(mode -> mode.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of 'full', 'scheduled_only', 'off'"));
    }
}

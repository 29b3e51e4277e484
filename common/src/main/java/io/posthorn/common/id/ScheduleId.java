package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Id of a schedule of an agent, `sched_…`.
public record ScheduleId(@JsonValue String value) {
    private static final String PREFIX = "sched_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ScheduleId {
        PrefixedText.check(PREFIX, value);
    }

    static ScheduleId of(String sortable) {
        return new ScheduleId(PREFIX + sortable);
    }

    /// True when the text has the form of a schedule id.
    public static boolean isValid(String text) {
        return PrefixedText.isValid(PREFIX, text);
    }

    @Override
    public String toString() {
        return value;
    }
}

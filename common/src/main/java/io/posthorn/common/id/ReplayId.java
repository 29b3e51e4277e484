package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Id of a replay or a resend, `rpl_…`.
public record ReplayId(@JsonValue String value) {
    private static final String PREFIX = "rpl_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReplayId {
        PrefixedText.check(PREFIX, value);
    }

    static ReplayId of(String sortable) {
        return new ReplayId(PREFIX + sortable);
    }

    long millis() {
        return SortableId.millisOf(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}

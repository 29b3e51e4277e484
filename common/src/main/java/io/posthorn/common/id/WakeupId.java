package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Id of a wakeup of an agent, `wk_…`.
public record WakeupId(@JsonValue String value) {
    private static final String PREFIX = "wk_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WakeupId {
        PrefixedText.check(PREFIX, value);
    }

    static WakeupId of(String sortable) {
        return new WakeupId(PREFIX + sortable);
    }

    @Override
    public String toString() {
        return value;
    }
}

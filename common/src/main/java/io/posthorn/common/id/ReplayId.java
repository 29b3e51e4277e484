package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

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

    /// When it was asked for.
    public Instant madeAt() {
        return Instant.ofEpochMilli(millis());
    }

    long millis() {
        return SortableId.millisOf(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}

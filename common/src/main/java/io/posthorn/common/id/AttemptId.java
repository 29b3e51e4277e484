package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/// Id of one attempt of a delivery, `atm_…`.
public record AttemptId(@JsonValue String value) {
    private static final String PREFIX = "atm_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AttemptId {
        PrefixedText.check(PREFIX, value);
    }

    static AttemptId of(String sortable) {
        return new AttemptId(PREFIX + sortable);
    }

    /// Lowest id of a moment, for ranges over time.
    public static AttemptId firstAt(Instant moment) {
        return of(SortableId.firstAt(moment));
    }

    @Override
    public String toString() {
        return value;
    }
}

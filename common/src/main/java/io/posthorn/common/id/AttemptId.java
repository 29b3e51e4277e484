package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

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

    @Override
    public String toString() {
        return value;
    }
}

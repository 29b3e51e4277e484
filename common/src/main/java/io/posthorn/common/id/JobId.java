package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Id of a simulation job, `job_…`.
public record JobId(@JsonValue String value) {
    private static final String PREFIX = "job_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JobId {
        PrefixedText.check(PREFIX, value);
    }

    static JobId of(String sortable) {
        return new JobId(PREFIX + sortable);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Name of a project, unique within its tenant, chosen by the caller.
public record ProjectId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProjectId {
        ChosenName.check("project id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

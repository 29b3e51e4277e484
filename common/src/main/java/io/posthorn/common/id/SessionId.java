package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Name of a session, unique within its project, chosen by the caller.
public record SessionId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {
        ChosenName.check("session id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.posthorn.api.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Name of a user of an agent, chosen by the caller.
public record UserId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {
        FreeText.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.posthorn.api.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Name of an agent, unique within its project, chosen by the caller.
public record AgentId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgentId {
        FreeText.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}

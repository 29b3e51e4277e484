package io.posthorn.common.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Name of a kind of event, such as `order.paid`: 1 to 256 characters, no control characters.
public record EventType(@JsonValue String value) {
    private static final int MAX_LENGTH = 256;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventType {
        if (value.isBlank() || value.length() > MAX_LENGTH || hasControl(value)) {
            throw new IllegalArgumentException("event type must be 1 to 256 characters without control characters");
        }
    }

    private static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.posthorn.common.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Name of a kind of event, such as `order.paid`: 1 to 256 characters, no control characters and no
/// half of a surrogate pair, which UTF-8 cannot write.
public record EventType(@JsonValue String value) {
    private static final int MAX_LENGTH = 256;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventType {
        if (value.isBlank() || value.length() > MAX_LENGTH || hasForbidden(value)) {
            throw new IllegalArgumentException("event type must be 1 to 256 characters without control characters");
        }
    }

    /// Every event and delivery that is read passes here, on event loops too: no stream, and one look at each code
    /// point. `codePointAt` gives a surrogate only where its other half is missing.
    private static boolean hasForbidden(String text) {
        int point;
        for (int i = 0; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE) {
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

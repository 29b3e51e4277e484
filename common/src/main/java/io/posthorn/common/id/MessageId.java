package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/// Id of an agent's message, `msg_…`: that of its event under another prefix, since each event has one message at most.
public record MessageId(@JsonValue String value) {
    private static final String PREFIX = "msg_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        PrefixedText.check(PREFIX, value);
    }

    /// The message of an event.
    public static MessageId of(EventId event) {
        return new MessageId(PREFIX + event.sortable());
    }

    /// True when the text has the form of a message id.
    public static boolean isValid(String text) {
        return PrefixedText.isValid(PREFIX, text);
    }

    /// Lowest id of a moment, for ranges over time.
    public static MessageId firstAt(Instant moment) {
        return new MessageId(PREFIX + SortableId.firstAt(moment));
    }

    /// The event that it is the message of.
    public EventId event() {
        return EventId.of(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}

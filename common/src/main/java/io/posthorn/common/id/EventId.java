package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/// Id of an accepted event, `evt_…`.
public record EventId(@JsonValue String value) {
    private static final String PREFIX = "evt_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventId {
        PrefixedText.check(PREFIX, value);
    }

    static EventId of(String sortable) {
        return new EventId(PREFIX + sortable);
    }

    /// True when the text has the form of an event id.
    public static boolean isValid(String text) {
        return PrefixedText.isValid(PREFIX, text);
    }

    /// The id of an event whose producer gave none of this form: the same place in the log always gives the same id.
    public static EventId at(long timestampMillis, String topic, int partition, long offset) {
        return of(SortableId.derived(timestampMillis, topic, Integer.toString(partition), Long.toString(offset)));
    }

    /// Lowest id of a moment, for ranges over time.
    public static EventId firstAt(Instant moment) {
        return of(SortableId.firstAt(moment));
    }

    /// When it was made.
    public Instant time() {
        return Instant.ofEpochMilli(millis());
    }

    long millis() {
        return SortableId.millisOf(sortable());
    }

    String sortable() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}

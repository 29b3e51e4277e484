package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/// Id of a dead letter, `dl_…`.
public record DeadLetterId(@JsonValue String value) {
    private static final String PREFIX = "dl_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeadLetterId {
        PrefixedText.check(PREFIX, value);
    }

    static DeadLetterId of(String sortable) {
        return new DeadLetterId(PREFIX + sortable);
    }

    /// The dead letter of a delivery: one delivery ends in one dead letter at most.
    public static DeadLetterId of(DeliveryId delivery) {
        return of(delivery.sortable());
    }

    /// The dead letter of a record of the events topic that could not be read as an event.
    public static DeadLetterId at(long timestampMillis, String topic, int partition, long offset) {
        return of(SortableId.derived(timestampMillis, topic, Integer.toString(partition), Long.toString(offset)));
    }

    /// Lowest id of a moment, for ranges over time.
    public static DeadLetterId firstAt(Instant moment) {
        return of(SortableId.firstAt(moment));
    }

    @Override
    public String toString() {
        return value;
    }
}

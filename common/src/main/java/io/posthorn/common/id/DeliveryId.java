package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/// Id of one event's delivery to one endpoint, `dlv_…`.
public record DeliveryId(@JsonValue String value) {
    private static final String PREFIX = "dlv_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeliveryId {
        PrefixedText.check(PREFIX, value);
    }

    static DeliveryId of(String sortable) {
        return new DeliveryId(PREFIX + sortable);
    }

    /// The delivery that fan-out makes: the same event and endpoint always give the same id, so that a fan-out that is
    /// repeated after a crash makes nothing new.
    public static DeliveryId of(EventId event, EndpointId endpoint) {
        return of(SortableId.derived(event.millis(), event.value(), endpoint.value()));
    }

    /// The delivery that a replay makes of an event for an endpoint; a replay that continues after a crash gives the
    /// same id again.
    public static DeliveryId of(EventId event, EndpointId endpoint, ReplayId replay) {
        return of(SortableId.derived(replay.millis(), event.value(), endpoint.value(), replay.value()));
    }

    /// Lowest id of a moment, for ranges over time.
    public static DeliveryId firstAt(Instant moment) {
        return of(SortableId.firstAt(moment));
    }

    /// The time of its event, or of the replay that made it.
    public Instant time() {
        return Instant.ofEpochMilli(SortableId.millisOf(sortable()));
    }

    String sortable() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}

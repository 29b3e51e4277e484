package io.posthorn.api.reading;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.id.DeliveryId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which deliveries are asked for.
@Introspected
record DeliveryQuery(
        @QueryValue("endpoint_id") @Nullable String endpointId,
        @QueryValue("event_id") @Nullable String eventId,
        @QueryValue("event_type") @Nullable String eventType,
        @QueryValue @Nullable String status,
        @QueryValue @Nullable String from,
        @QueryValue @Nullable String to) {

    Conditions in(Conditions visible) {
        String code = Optional.ofNullable(status)
                .map(text -> Checks.inQuery("status", () -> Statuses.code(text)))
                .orElse(null);
        return visible.equal("type", eventType)
                .equalSortedBy("status", code, "tenant", "status")
                .equalSortedBy("endpoint_id", endpointId, "endpoint_id")
                .equalSortedBy("event_id", eventId, "event_id")
                .within(TimeRange.inQuery(from, to), DeliveryId::firstAt);
    }
}

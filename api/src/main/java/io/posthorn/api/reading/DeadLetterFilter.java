package io.posthorn.api.reading;

import io.posthorn.common.id.DeadLetterId;
import org.jspecify.annotations.Nullable;

/// What dead letters must be like; what is absent does not matter.
///
/// @param reason code of the reason
public record DeadLetterFilter(
        @Nullable String endpointId,
        @Nullable String eventType,
        @Nullable String reason,
        @Nullable Integer statusCode,
        TimeRange range) {

    public Conditions in(Conditions visible) {
        return visible.equal("type", eventType)
                .equal("status_code", statusCode)
                .equalSortedBy("reason", reason, "tenant", "reason")
                .equalSortedBy("endpoint_id", endpointId, "endpoint_id")
                .within(range, DeadLetterId::firstAt);
    }
}

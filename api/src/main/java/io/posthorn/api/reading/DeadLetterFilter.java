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
        return visible.equal("endpoint_id", endpointId)
                .equal("type", eventType)
                .equal("reason", reason)
                .equal("status_code", statusCode)
                .within(range, DeadLetterId::firstAt);
    }
}

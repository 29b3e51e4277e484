package io.posthorn.api.reading;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.posthorn.api.problem.Checks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which dead letters are asked for.
@Introspected
record DeadLetterQuery(
        @QueryValue("endpoint_id") @Nullable String endpointId,
        @QueryValue("event_type") @Nullable String eventType,
        @QueryValue @Nullable String reason,
        @QueryValue("status_code") @Nullable String statusCode,
        @QueryValue @Nullable String from,
        @QueryValue @Nullable String to) {

    Conditions in(Conditions visible) {
        Integer status = Optional.ofNullable(statusCode)
                .map(text -> Checks.inQuery("status_code", () -> number(text)))
                .orElse(null);
        String code = Optional.ofNullable(reason)
                .map(text -> Checks.inQuery("reason", () -> DeadReasons.code(text)))
                .orElse(null);
        return new DeadLetterFilter(endpointId, eventType, code, status, TimeRange.inQuery(from, to)).in(visible);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }
}

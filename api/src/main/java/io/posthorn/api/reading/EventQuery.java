package io.posthorn.api.reading;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.id.EventId;
import org.jspecify.annotations.Nullable;

/// Which events are asked for.
///
/// @param status of a delivery of the event; `unmatched` for events that no endpoint got
@Introspected
record EventQuery(
        @QueryValue @Nullable String type,
        @QueryValue("session_id") @Nullable String sessionId,
        @QueryValue("project_id") @Nullable String projectId,
        @QueryValue @Nullable String status,
        @QueryValue @Nullable String from,
        @QueryValue @Nullable String to) {
    private static final String UNMATCHED = "unmatched";

    Conditions in(Conditions visible) {
        visible.equal("project", projectId)
                .equalSortedBy("type", type, "tenant", "type")
                .equalSortedBy("session", sessionId, "tenant", "session")
                .within(TimeRange.inQuery(from, to), EventId::firstAt);
        return status == null ? visible : withStatus(visible, status);
    }

    private static Conditions withStatus(Conditions conditions, String status) {
        if (status.equals(UNMATCHED)) {
            return conditions.and("unmatched_reason is not null");
        }
        return conditions.and(
                "exists (select 1 from delivery where event_id = event.id and status = ?)",
                Checks.inQuery("status", () -> Statuses.code(status)));
    }
}

package io.posthorn.api.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.common.journal.UnmatchedReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An accepted event and what became of it, as callers see it.
///
/// @param body what the endpoints receive: JSON where it is JSON, else text; only in the view of a single event
/// @param bodyAbsent why a single event is shown without its body: `not_retained` or `log_unavailable`
/// @param unmatched endpoints of its scope that did not get it; the first few only
/// @param unmatchedReason why none got it
public record EventView(
        String id,
        String type,
        @JsonProperty("project_id") @Nullable String projectId,
        @JsonProperty("session_id") @Nullable String sessionId,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("ordering_key") @Nullable String orderingKey,
        @JsonProperty("deliver_at") @Nullable Instant deliverAt,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("body_bytes") int bodyBytes,
        @Nullable Object body,
        @JsonProperty("body_absent") @Nullable String bodyAbsent,
        List<DeliveryOfEvent> deliveries,
        @Nullable List<UnmatchedEndpoint> unmatched,
        @JsonProperty("unmatched_reason") @Nullable String unmatchedReason) {

    /// One of its deliveries.
    public record DeliveryOfEvent(
            String id, @JsonProperty("endpoint_id") String endpointId, String status) {}

    /// An endpoint that did not get it.
    public record UnmatchedEndpoint(
            @JsonProperty("endpoint_id") String endpointId, UnmatchedReason reason) {}

    static EventView of(EventRow row, EventBody body, List<DeliveryOfEvent> deliveries) {
        return new EventView(
                row.id(),
                row.type(),
                row.project(),
                row.session(),
                row.acceptedAt(),
                row.wishes().orderingKey(),
                row.wishes().deliverAt(),
                row.wishes().expiresAt(),
                row.bodyBytes(),
                body.shown(),
                body.absence(),
                deliveries,
                row.unmatched().isEmpty() ? null : unmatched(row),
                row.unmatchedReason());
    }

    private static List<UnmatchedEndpoint> unmatched(EventRow row) {
        return row.unmatched().stream()
                .map(unmatched -> new UnmatchedEndpoint(unmatched.endpoint().value(), unmatched.reason()))
                .toList();
    }
}

package io.posthorn.api.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.api.database.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt, as callers see it.
///
/// @param nextDueAt when the next one is due; absent when this was the last
public record AttemptView(
        String id,
        @JsonProperty("delivery_id") String deliveryId,
        @JsonProperty("endpoint_id") String endpointId,
        int number,
        @JsonProperty("due_at") Instant dueAt,
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("duration_ms") long durationMillis,
        @JsonProperty("status_code") @Nullable Long statusCode,
        String outcome,
        @Nullable String error,
        @JsonProperty("response_body") @Nullable String responseBody,
        String url,
        @JsonProperty("next_due_at") @Nullable Instant nextDueAt) {
    static final String SELECT = """
        select id, delivery_id, endpoint_id, number, due_at, started_at, duration_millis, status_code,
            outcome, error, response_body, url, next_due_at
        from attempt
        """;

    static AttemptView read(Row row) {
        return new AttemptView(
                row.text("id"),
                row.text("delivery_id"),
                row.text("endpoint_id"),
                row.integer("number"),
                row.time("due_at"),
                row.time("started_at"),
                row.number("duration_millis"),
                row.findNumber("status_code"),
                row.text("outcome"),
                row.findText("error"),
                row.findText("response_body"),
                row.text("url"),
                row.findTime("next_due_at"));
    }
}

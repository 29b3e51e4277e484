package io.posthorn.api.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.api.database.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery that was given up, or a record of the events topic that could not be read, which has no delivery.
///
/// @param replayedBy the last replay or resend of it
/// @param source where the record that could not be read stands in the events topic
public record DeadLetterView(
        String id,
        @JsonProperty("delivery_id") @Nullable String deliveryId,
        @JsonProperty("event_id") @Nullable String eventId,
        @JsonProperty("endpoint_id") @Nullable String endpointId,
        @JsonProperty("event_type") @Nullable String eventType,
        String reason,
        @JsonProperty("status_code") @Nullable Long statusCode,
        @Nullable String error,
        int attempts,
        @JsonProperty("body_bytes") int bodyBytes,
        @JsonProperty("first_attempt_at") @Nullable Instant firstAttemptAt,
        @JsonProperty("died_at") Instant diedAt,
        @JsonProperty("replayed_by") @Nullable String replayedBy,
        @Nullable Source source) {
    static final String SELECT = """
        select id, delivery_id, event_id, endpoint_id, type, reason, status_code, error, attempts, body_bytes,
            first_attempt_at, died_at, source_partition, source_offset,
            (select max(replay_id) from replay_item where dead_letter_id = dead_letter.id) as replayed_by
        from dead_letter
        """;

    /// A place in the events topic.
    public record Source(int partition, long offset) {}

    static DeadLetterView read(Row row) {
        return new DeadLetterView(
                row.text("id"),
                row.findText("delivery_id"),
                row.findText("event_id"),
                row.findText("endpoint_id"),
                row.findText("type"),
                row.text("reason"),
                row.findNumber("status_code"),
                row.findText("error"),
                row.integer("attempts"),
                row.integer("body_bytes"),
                row.findTime("first_attempt_at"),
                row.time("died_at"),
                row.findText("replayed_by"),
                source(row));
    }

    private static @Nullable Source source(Row row) {
        Long offset = row.findNumber("source_offset");
        return offset == null ? null : new Source(row.integer("source_partition"), offset);
    }
}

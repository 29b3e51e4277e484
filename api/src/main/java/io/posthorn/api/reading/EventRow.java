package io.posthorn.api.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.posthorn.api.database.Row;
import io.posthorn.common.journal.Fact.Unmatched;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.record.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event as its row has it.
record EventRow(
        String id,
        String type,
        @Nullable String project,
        @Nullable String session,
        Instant acceptedAt,
        Instant fannedOutAt,
        LogPosition position,
        int bodyBytes,
        Wishes wishes,
        @Nullable String unmatchedReason,
        List<Unmatched> unmatched) {
    static final String SELECT = """
        select id, type, project, session, accepted_at, fanned_out_at, log_partition, log_offset, body_bytes,
            ordering_key, deliver_at, expires_at, unmatched_reason, unmatched
        from event
        """;

    private static final TypeReference<List<Unmatched>> UNMATCHED = new TypeReference<>() {};

    /// What its producer asked for.
    record Wishes(
            @Nullable String orderingKey,
            @Nullable Instant deliverAt,
            @Nullable Instant expiresAt) {}

    static EventRow read(Row row) {
        return new EventRow(
                row.text("id"),
                row.text("type"),
                row.findText("project"),
                row.findText("session"),
                row.time("accepted_at"),
                row.time("fanned_out_at"),
                new LogPosition(row.integer("log_partition"), row.number("log_offset")),
                row.integer("body_bytes"),
                new Wishes(row.findText("ordering_key"), row.findTime("deliver_at"), row.findTime("expires_at")),
                row.findText("unmatched_reason"),
                unmatched(row.findText("unmatched")));
    }

    private static List<Unmatched> unmatched(@Nullable String json) {
        try {
            return json == null ? List.of() : Json.MAPPER.readValue(json, UNMATCHED);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's column 'unmatched' is not what the ledger writes", e);
        }
    }
}

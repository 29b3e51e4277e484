package io.posthorn.api.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.api.database.Row;
import io.posthorn.api.ledger.DeliveryStatus;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.id.ReplayId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event on its way to one endpoint, as callers see it.
///
/// @param waiting why it waits without having spent an attempt
/// @param replayId the replay or resend that made it
public record DeliveryView(
        String id,
        @JsonProperty("event_id") String eventId,
        @JsonProperty("endpoint_id") String endpointId,
        @JsonProperty("event_type") String eventType,
        String status,
        @Nullable String reason,
        int attempts,
        @JsonProperty("next_attempt_at") @Nullable Instant nextAttemptAt,
        @Nullable Waiting waiting,
        @JsonProperty("replay_id") @Nullable String replayId,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("settled_at") @Nullable Instant settledAt) {
    static final String SELECT = """
        select id, event_id, endpoint_id, type, status, reason, attempts, step_at, next_attempt_at, waiting_for,
            replay_id, accepted_at, settled_at
        from delivery
        """;

    /// What a delivery waits for.
    ///
    /// @param reason `busy`, `paused` or `deliver_at`
    /// @param since when it was last looked at
    /// @param until when it is looked at again
    public record Waiting(
            @JsonProperty("for") String reason,
            @Nullable Instant since,
            @Nullable Instant until) {}

    static DeliveryView read(Row row) {
        Instant since = row.findTime("step_at");
        Instant next = row.findTime("next_attempt_at");
        return new DeliveryView(
                row.text("id"),
                row.text("event_id"),
                row.text("endpoint_id"),
                row.text("type"),
                row.text("status"),
                row.findText("reason"),
                row.integer("attempts"),
                next,
                row.find("waiting_for", reason -> new Waiting(reason, since, next)),
                row.findText("replay_id"),
                createdAt(row),
                row.findTime("settled_at"));
    }

    /// A delivery that was just made, which the ledger does not know yet.
    public static DeliveryView enqueued(DeliveryRef made, Instant dueAt) {
        return new DeliveryView(
                made.id().value(),
                made.event().value(),
                made.endpoint().value(),
                made.type().value(),
                DeliveryStatus.PENDING.code(),
                null,
                0,
                dueAt,
                null,
                made.replayId().map(ReplayId::value).orElse(null),
                made.replayId().map(ReplayId::madeAt).orElse(made.acceptedAt()),
                null);
    }

    private static Instant createdAt(Row row) {
        ReplayId replay = row.find("replay_id", ReplayId::new);
        return replay == null ? row.time("accepted_at") : replay.madeAt();
    }
}

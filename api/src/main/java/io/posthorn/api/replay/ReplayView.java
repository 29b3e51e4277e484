package io.posthorn.api.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.api.database.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A replay as callers see it.
///
/// @param matched rows that were to be replayed when it was asked for
/// @param replayed deliveries that it made so far
/// @param delivered those of them that were delivered
/// @param failed those that died or were discarded, and rows of which no delivery could be made
/// @param notRetained rows whose body the log keeps no longer
/// @param noEndpoint rows whose endpoint is deleted or disabled
/// @param error why it failed as a whole
public record ReplayView(
        String id,
        String status,
        long matched,
        long endpoints,
        long bytes,
        long replayed,
        long delivered,
        long failed,
        @JsonProperty("not_retained") long notRetained,
        @JsonProperty("no_endpoint") long noEndpoint,
        @Nullable String error,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt) {
    static final String SELECT = """
        select id, status, matched, endpoints, bytes, replayed, not_retained, no_endpoint, error,
            created_at, finished_at,
            (select count(*)
             from replay_item join delivery on delivery.id = replay_item.delivery_id
             where replay_item.replay_id = replay.id and delivery.status = 'delivered') as delivered,
            (select count(*)
             from replay_item join delivery on delivery.id = replay_item.delivery_id
             where replay_item.replay_id = replay.id and delivery.status in ('dead', 'discarded')) as lost
        from replay
        """;

    static ReplayView read(Row row) {
        return new ReplayView(
                row.text("id"),
                row.text("status"),
                row.number("matched"),
                row.number("endpoints"),
                row.number("bytes"),
                row.number("replayed"),
                row.number("delivered"),
                row.number("lost") + row.number("not_retained") + row.number("no_endpoint"),
                row.number("not_retained"),
                row.number("no_endpoint"),
                row.findText("error"),
                row.time("created_at"),
                row.findTime("finished_at"));
    }

    static ReplayView planned(Replay replay, Plan plan) {
        return new ReplayView(
                replay.id().value(),
                ReplayStatus.PLANNED.code(),
                plan.matched(),
                plan.endpoints(),
                plan.bytes(),
                0,
                0,
                0,
                0,
                0,
                null,
                replay.createdAt(),
                null);
    }
}

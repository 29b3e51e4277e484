package io.posthorn.api.agent.webhook;

import io.posthorn.api.database.Row;
import io.posthorn.common.delivery.AttemptOutcome;
import io.posthorn.common.id.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt as its row has it, with the event that its delivery is of.
///
/// @param event absent when the ledger does not know the delivery yet
record AttemptOfWebhook(
        String id,
        @Nullable EventId event,
        String url,
        long statusCode,
        long durationMillis,
        int number,
        boolean succeeded,
        Instant startedAt,
        @Nullable String responseBody,
        @Nullable String error) {
    static final String SELECT = """
        select attempt.id, delivery.event_id, attempt.url, attempt.status_code, attempt.duration_millis,
            attempt.number, attempt.outcome, attempt.started_at, attempt.response_body, attempt.error
        from attempt
        left join delivery on delivery.id = attempt.delivery_id
        where attempt.id = any (?)
        order by attempt.id desc
        """;

    static AttemptOfWebhook read(Row row) {
        Long statusCode = row.findNumber("status_code");
        return new AttemptOfWebhook(
                row.text("id"),
                row.find("event_id", EventId::new),
                row.text("url"),
                statusCode == null ? 0 : statusCode,
                row.number("duration_millis"),
                row.integer("number"),
                row.text("outcome").equals(AttemptOutcome.SUCCESS.code()),
                row.time("started_at"),
                row.findText("response_body"),
                row.findText("error"));
    }
}

package io.posthorn.api.ledger;

import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.id.AttemptId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.Fact.Attempt;
import io.posthorn.common.journal.Fact.Attempted;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attempt. Its fact says all of it, so the row never changes.
///
/// @param nextDueAt when the next one is due; absent when this was the last
record AttemptRow(
        DeliveryRef ref, Attempt attempt, @Nullable Instant nextDueAt) {
    static final String INSERT = """
        insert into attempt (
            id, delivery_id, endpoint_id, number, due_at, started_at, duration_millis,
            status_code, outcome, error, response_body, url, next_due_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """;

    static AttemptRow of(Attempted fact) {
        Instant next = fact.decision() instanceof Fact.Decision.Retry(Instant dueAt) ? dueAt : null;
        return new AttemptRow(fact.ref(), fact.attempt(), next);
    }

    AttemptId id() {
        return attempt.id();
    }

    List<@Nullable Object> arguments() {
        LastAnswer answer = LastAnswer.of(attempt);
        return Arrays.asList(
                attempt.id(),
                ref.id(),
                ref.endpoint(),
                attempt.number(),
                Moments.kept(attempt.dueAt()),
                Moments.kept(attempt.startedAt()),
                attempt.durationMillis(),
                answer.statusCode(),
                attempt.outcome().code(),
                answer.error(),
                ForeignText.storableOrNull(attempt.responseBody()),
                ForeignText.storable(attempt.url()),
                Moments.keptOrNull(nextDueAt));
    }
}

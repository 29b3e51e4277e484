package io.posthorn.api.ledger;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What a pending delivery waits for, as its last step left it.
///
/// @param attempts made before that step
/// @param since when the step was taken; absent when it was only made so far
/// @param waitingFor code of the reason why it waits without having spent an attempt
record Outlook(
        int attempts,
        @Nullable Instant since,
        Instant nextAttemptAt,
        @Nullable String waitingFor) {
    private static final Comparator<Outlook> PROGRESS = Comparator.comparingInt(Outlook::attempts)
            .thenComparing(Outlook::since, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Outlook::nextAttemptAt)
            .thenComparing(Outlook::waitingFor, Comparator.nullsFirst(Comparator.naturalOrder()));

    Outlook {
        since = Moments.keptOrNull(since);
        nextAttemptAt = Moments.kept(nextAttemptAt);
    }

    /// Made, and not looked at yet.
    static Outlook dueAt(Instant dueAt) {
        return new Outlook(0, null, dueAt, null);
    }

    Outlook latest(Outlook other) {
        return PROGRESS.compare(this, other) >= 0 ? this : other;
    }
}

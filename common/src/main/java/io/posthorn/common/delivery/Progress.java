package io.posthorn.common.delivery;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a delivery has come. It lives in the record and nowhere else (law 7).
///
/// @param attempts attempts made so far
/// @param firstAttemptAt start of the first one
/// @param dueAt the next attempt is not made before
/// @param deferrals times in a row that it waited without spending an attempt
public record Progress(int attempts, @Nullable Instant firstAttemptAt, Instant dueAt, int deferrals) {
    public Progress {
        if (attempts < 0 || deferrals < 0 || (attempts == 0) != (firstAttemptAt == null)) {
            throw new IllegalArgumentException(
                    "attempts " + attempts + ", first at " + firstAttemptAt + ", deferrals " + deferrals);
        }
    }

    public static Progress dueAt(Instant dueAt) {
        return new Progress(0, null, dueAt, 0);
    }

    /// After a failed attempt that is to be followed by another.
    public Progress attempted(Instant startedAt, Instant nextDueAt) {
        return new Progress(attempts + 1, firstAttempt().orElse(startedAt), nextDueAt, 0);
    }

    /// After a wait that spent no attempt.
    public Progress deferred(Instant nextDueAt) {
        return new Progress(attempts, firstAttemptAt, nextDueAt, deferrals + 1);
    }

    public Optional<Instant> firstAttempt() {
        return Optional.ofNullable(firstAttemptAt);
    }
}

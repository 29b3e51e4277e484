package io.posthorn.dispatcher.deliver;

import io.posthorn.common.delivery.AttemptOutcome;
import io.posthorn.common.delivery.DeadReason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an attempt came to.
sealed interface Outcome {
    Seen seen();

    /// What the journal tells of it.
    ///
    /// @param statusCode 0 when there was no answer
    /// @param error in words; absent on success
    /// @param responseBody the start of the answer's body
    record Seen(
            AttemptOutcome kind,
            int statusCode,
            @Nullable String error,
            @Nullable String responseBody) {}

    /// A 2xx answer.
    record Delivered(Seen seen) implements Outcome {}

    /// Another attempt may do better.
    ///
    /// @param retryIn the pause that the receiver asks for
    record Retryable(Seen seen, @Nullable Duration retryIn) implements Outcome {
        Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryIn);
        }
    }

    /// The receiver wants no more of them: 410.
    record Gone(Seen seen) implements Outcome {}

    /// Nothing was sent, and another attempt would end the same.
    record Refused(Seen seen, DeadReason reason) implements Outcome {
        static Refused of(DeadReason reason, String error) {
            return new Refused(new Seen(AttemptOutcome.REFUSED, 0, error, null), reason);
        }
    }
}

package io.posthorn.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step of a delivery.
///
/// @param step `accepted`, `fanned_out`, `enqueued`, `attempt`, `deferred`, `delivered`, `dead` or `discarded`
/// @param at when it was taken; of an attempt, when it started
/// @param attempt with its due time, duration and answer; of the step `attempt` only
/// @param reason why it waits, died or was discarded
/// @param until when a deferred delivery is looked at again
public record TimelineStep(
        String step,
        Instant at,
        @Nullable AttemptView attempt,
        @Nullable String reason,
        @Nullable Instant until) {

    static TimelineStep of(String step, Instant at) {
        return new TimelineStep(step, at, null, null, null);
    }

    static TimelineStep of(AttemptView attempt) {
        return new TimelineStep("attempt", attempt.startedAt(), attempt, null, null);
    }
}

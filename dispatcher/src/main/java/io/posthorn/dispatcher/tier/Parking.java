package io.posthorn.dispatcher.tier;

import io.posthorn.common.retry.RetryLadder;
import java.time.Duration;
import java.time.Instant;

/// The tier in which a delivery waits next, and until when: its due time, or a rung of the ladder on the way there.
public record Parking(Duration tier, Instant until) {
    /// The next place on the way to the due time.
    public static Parking towards(Instant dueAt, RetryLadder ladder, Instant now) {
        Duration rest = Duration.between(now, dueAt);
        Duration ahead = rest.isNegative() ? Duration.ZERO : rest;
        Duration stay = ladder.stayFor(ahead);
        return new Parking(ladder.tierFor(ahead), stay.equals(ahead) ? dueAt : now.plus(stay));
    }
}

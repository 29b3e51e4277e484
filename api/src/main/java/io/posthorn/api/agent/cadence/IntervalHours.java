package io.posthorn.api.agent.cadence;

import java.time.Duration;
import java.time.Instant;

/// Every so many hours of elapsed time, whatever the clock on the wall does.
public record IntervalHours(int hours) implements Cadence {
    private static final int MAX = 8_760;

    public IntervalHours {
        if (hours < 1 || hours > MAX) {
            throw new IllegalArgumentException("must be 1 to " + MAX);
        }
    }

    /// The first of the times anchor, anchor + interval, anchor + 2 × interval … that is later.
    Instant next(Instant after, Instant anchor) {
        if (after.isBefore(anchor)) {
            return anchor;
        }
        Duration interval = Duration.ofHours(hours);
        long passed = Duration.between(anchor, after).dividedBy(interval);
        return anchor.plus(interval.multipliedBy(passed + 1));
    }
}

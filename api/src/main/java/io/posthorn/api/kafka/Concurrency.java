package io.posthorn.api.kafka;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// The most that were under way at once, of late: in this tenth of a second and the one before. [#begin(long)] is for
/// one thread at a time, [#end()] for any.
final class Concurrency {
    static final Duration PERIOD = Duration.ofMillis(100);

    private final AtomicInteger underWay = new AtomicInteger();
    private long began;
    private int most;
    private int mostBefore;

    /// @param began nanoseconds of the clock that counts
    Concurrency(long began) {
        this.began = began;
    }

    /// Counts one, and returns the most, with this one.
    int begin(long now) {
        long passed = (now - began) / PERIOD.toNanos();
        if (passed > 0) {
            mostBefore = passed == 1 ? most : 0;
            most = 0;
            began += passed * PERIOD.toNanos();
        }
        most = Math.max(most, underWay.incrementAndGet());
        return Math.max(most, mostBefore);
    }

    void end() {
        underWay.decrementAndGet();
    }
}

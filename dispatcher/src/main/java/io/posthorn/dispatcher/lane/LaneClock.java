package io.posthorn.dispatcher.lane;

import java.time.Duration;

/// A monotonic clock that stands still while its event loop does: a pause of the whole process is nothing that an
/// endpoint could help, so it does not use up the patience of what waits.
final class LaneClock {
    private final long longestStep;
    private long read;
    private long now;

    LaneClock(Duration longestStep, long nanoTime) {
        this.longestStep = longestStep.toNanos();
        this.read = nanoTime;
    }

    void reached(long nanoTime) {
        now += Math.clamp(nanoTime - read, 0, longestStep);
        read = nanoTime;
    }

    long now() {
        return now;
    }
}

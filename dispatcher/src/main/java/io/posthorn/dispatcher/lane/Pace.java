package io.posthorn.dispatcher.lane;

import java.time.Duration;

/// How fast a lane gets on while more waits than may be under way. Times are nanoseconds of a monotonic clock.
///
/// Judged over the last half to one second, and only while the lane is saturated: a lane that had little to do is
/// not slow.
final class Pace {
    static final long WINDOW = Duration.ofMillis(500).toNanos();

    private boolean saturated;
    private long since;
    private long windowStart;
    private int finished;
    private int finishedBefore;

    void saturated(long now) {
        if (!saturated) {
            saturated = true;
            since = now;
            windowStart = now;
            finished = 0;
            finishedBefore = 0;
        }
    }

    void relaxed() {
        saturated = false;
    }

    void finished(long now) {
        if (saturated) {
            roll(now);
            finished++;
        }
    }

    /// How many can be expected to start within the patience, at least the given number; as many as there are while
    /// nothing can be said, in the first second.
    int startable(Duration patience, int atLeast, long now) {
        if (!saturated || now - since < 2 * WINDOW) {
            return Integer.MAX_VALUE;
        }
        roll(now);
        double perNano = (double) (finished + finishedBefore) / (WINDOW + now - windowStart);
        return Math.max(atLeast, (int) Math.min(Integer.MAX_VALUE, perNano * patience.toNanos()));
    }

    private void roll(long now) {
        long passed = (now - windowStart) / WINDOW;
        if (passed > 0) {
            finishedBefore = passed == 1 ? finished : 0;
            finished = 0;
            windowStart += passed * WINDOW;
        }
    }
}

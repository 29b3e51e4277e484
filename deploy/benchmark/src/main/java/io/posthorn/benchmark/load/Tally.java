package io.posthorn.benchmark.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// Counts the answers of one run. Counted on one event loop, stopped from anywhere.
final class Tally {
    private static final int DIGITS = 3;

    private final int expectedStatus;
    private final Histogram nanos = new Histogram(DIGITS);
    private final long startedAt = System.nanoTime();
    private volatile long stoppedAt;
    private long expected;
    private long others;

    Tally(int expectedStatus) {
        this.expectedStatus = expectedStatus;
    }

    /// Counts an answer, unless the run is over.
    ///
    /// @return whether it goes on
    boolean count(int status, long took) {
        if (stoppedAt != 0) {
            return false;
        }
        if (status == expectedStatus) {
            expected++;
            nanos.recordValue(took);
        } else {
            others++;
        }
        return true;
    }

    /// Counts a connection that broke.
    void broken() {
        if (stoppedAt == 0) {
            others++;
        }
    }

    void stop() {
        stoppedAt = System.nanoTime();
    }

    Answers answers() {
        return new Answers(Duration.ofNanos(stoppedAt - startedAt), expected, others, nanos);
    }
}

package io.posthorn.benchmark.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// What came back from a load.
///
/// @param nanos how long each answer took
public record Answers(Duration time, long expected, long others, Histogram nanos) {
    /// Answers of the expected status a second.
    public double perSecond() {
        return expected * 1e9 / time.toNanos();
    }

    /// Throws where another status came, since then something else was measured.
    public Answers orThrow() {
        if (others > 0 || expected == 0) {
            throw new IllegalStateException(others + " answers of another status, " + expected + " as expected");
        }
        return this;
    }
}

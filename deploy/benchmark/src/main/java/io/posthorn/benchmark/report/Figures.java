package io.posthorn.benchmark.report;

import java.util.Locale;

/// Figures as the table writes them.
public final class Figures {
    /// Where a line has no such figure.
    public static final String NONE = "–";

    private static final double MIB = 1024.0 * 1024;
    private static final double NANOS_PER_MILLI = 1e6;

    private Figures() {}

    public static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate);
    }

    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    public static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_PER_MILLI);
    }

    public static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MiB", bytes / MIB);
    }
}

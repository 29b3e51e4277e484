package io.posthorn.dispatcher.deliver;

import java.time.Duration;

/// How much one delivery worker takes on at once.
///
/// @param eventLoops threads that make attempts
/// @param maxRecords deliveries in memory, waiting or under way
/// @param maxWaiting of these, deliveries that wait for their turn
/// @param maxBytes of their bodies, in bytes
/// @param patience how long a delivery may wait for its turn before it is deferred
public record WorkerConfig(int eventLoops, int maxRecords, int maxWaiting, long maxBytes, Duration patience) {
    public static final WorkerConfig DEFAULT =
            new WorkerConfig(defaultLoops(), 8_000, 3_000, 64L * 1024 * 1024, Duration.ofSeconds(2));

    private static final int MOST_LOOPS = 8;

    public WorkerConfig {
        requirePositive("event-loops", eventLoops);
        requirePositive("max-records", maxRecords);
        requirePositive("max-waiting", maxWaiting);
        requirePositive("max-bytes", maxBytes);
        requirePositive("patience", patience.toMillis());
    }

    private static void requirePositive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("worker." + key + " must be more than 0: " + value);
        }
    }

    private static int defaultLoops() {
        return Math.min(Runtime.getRuntime().availableProcessors(), MOST_LOOPS);
    }
}

package io.posthorn.dispatcher.http;

import java.time.Duration;

/// How many connections one event loop keeps to one host, and for how long.
public record OutboundLimits(
        int connectionsPerHost, Duration connectTimeout, Duration idleTimeout, Duration connectionLifetime) {
    /// Enough for the largest lane; a connection is dropped after 30 s without use, and after 5 min in any case,
    /// so that a receiver that moves to another address loses the old ones.
    public static final OutboundLimits DEFAULT =
            new OutboundLimits(1024, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(5));

    /// Everything must be positive; idle time and lifetime count in whole seconds.
    public OutboundLimits {
        if (connectionsPerHost < 1) {
            throw new IllegalArgumentException("connectionsPerHost must be positive: " + connectionsPerHost);
        }
        requireAtLeast(Duration.ofMillis(1), connectTimeout, "connectTimeout");
        requireAtLeast(Duration.ofSeconds(1), idleTimeout, "idleTimeout");
        requireAtLeast(Duration.ofSeconds(1), connectionLifetime, "connectionLifetime");
    }

    private static void requireAtLeast(Duration least, Duration value, String name) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
        }
    }
}

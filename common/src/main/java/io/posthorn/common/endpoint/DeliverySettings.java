package io.posthorn.common.endpoint;

import io.posthorn.common.retry.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How deliveries to an endpoint are made.
///
/// @param timeout the deadline of one attempt, over everything
/// @param maxInFlight requests under way at once
/// @param ratePerSecond requests a second at most; absent means no limit
/// @param ordered one at a time, in the order of the log
public record DeliverySettings(
        RetryPolicy retryPolicy,
        Duration timeout,
        int maxInFlight,
        @Nullable Integer ratePerSecond,
        boolean ordered) {
    public static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);
    public static final int MAX_IN_FLIGHT = 1024;

    public DeliverySettings {
        if (!timeout.isPositive() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout must be more than 0 and at most 60s: " + timeout);
        }
        if (maxInFlight < 1 || maxInFlight > MAX_IN_FLIGHT) {
            throw new IllegalArgumentException("max_in_flight must be 1 to 1024: " + maxInFlight);
        }
        if (ratePerSecond != null && ratePerSecond < 1) {
            throw new IllegalArgumentException("rate_limit.per_second must be at least 1: " + ratePerSecond);
        }
    }
}

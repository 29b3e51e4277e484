package io.posthorn.api.endpoint;

import io.posthorn.common.endpoint.DeliverySettings;
import io.posthorn.common.retry.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an endpoint wants its deliveries; what it leaves open, the platform's defaults decide.
///
/// @param retryPolicy its own; absent means the platform's
public record DeliveryWishes(
        @Nullable RetryPolicy retryPolicy,
        Duration timeout,
        int maxInFlight,
        @Nullable Integer ratePerSecond,
        boolean ordered) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);
    public static final int DEFAULT_IN_FLIGHT = 64;

    /// All defaults.
    public static final DeliveryWishes NONE = new DeliveryWishes(null, DEFAULT_TIMEOUT, DEFAULT_IN_FLIGHT, null, false);

    /// All defaults but the policy.
    public static DeliveryWishes retrying(RetryPolicy policy) {
        return new DeliveryWishes(policy, DEFAULT_TIMEOUT, DEFAULT_IN_FLIGHT, null, false);
    }

    Optional<RetryPolicy> ownPolicy() {
        return Optional.ofNullable(retryPolicy);
    }

    DeliverySettings settings(RetryPolicy platformPolicy) {
        return new DeliverySettings(ownPolicy().orElse(platformPolicy), timeout, maxInFlight, ratePerSecond, ordered);
    }
}

package io.posthorn.api.idempotency;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// Requests that are sent again.
///
/// @param patience how long one waits for the first under its key
@Context
@ConfigurationProperties("posthorn.idempotency")
record IdempotencyConfig(@Bindable(defaultValue = "25s") Duration patience) {
    IdempotencyConfig {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("posthorn.idempotency.patience must not be negative: " + patience);
        }
    }
}

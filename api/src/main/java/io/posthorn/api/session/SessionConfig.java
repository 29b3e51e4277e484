package io.posthorn.api.session;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// The session surface.
///
/// @param rateLimitPerMinute calls of one key in a minute, by each process
@ConfigurationProperties("posthorn.session")
record SessionConfig(@Bindable(defaultValue = "600") int rateLimitPerMinute) {
    SessionConfig {
        if (rateLimitPerMinute < 1) {
            throw new IllegalArgumentException(
                    "posthorn.session.rate-limit-per-minute must be at least 1: " + rateLimitPerMinute);
        }
    }
}

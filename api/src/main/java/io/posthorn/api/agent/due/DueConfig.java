package io.posthorn.api.agent.due;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// The firing of what is due.
///
/// @param tick how long to wait before the tables are asked again
@ConfigurationProperties("posthorn.agent")
record DueConfig(@Bindable(defaultValue = "250ms") Duration tick) {
    DueConfig {
        if (!tick.isPositive()) {
            throw new IllegalArgumentException("posthorn.agent.tick must be positive: " + tick);
        }
    }
}

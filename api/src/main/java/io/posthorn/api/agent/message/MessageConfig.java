package io.posthorn.api.agent.message;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// The queue of messages.
///
/// @param messageRetention how long a message can be polled, and an executed wakeup be listed
@ConfigurationProperties("posthorn.agent")
public record MessageConfig(@Bindable(defaultValue = "30d") Duration messageRetention) {
    public MessageConfig {
        if (!messageRetention.isPositive()) {
            throw new IllegalArgumentException(
                    "posthorn.agent.message-retention must be positive: " + messageRetention);
        }
    }
}

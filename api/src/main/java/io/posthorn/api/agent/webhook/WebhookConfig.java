package io.posthorn.api.agent.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.posthorn.common.retry.RetryPolicy;
import java.time.Duration;

/// What holds for the webhooks of the agent surface.
///
/// @param retryPolicy delays between the attempts, joined by commas
/// @param rotationGrace how long the secret before a rotation signs besides; 0 for not at all
@Context
@ConfigurationProperties("posthorn.agent")
record WebhookConfig(
        @Bindable(defaultValue = "5s,30s,5m") String retryPolicy,
        @Bindable(defaultValue = "1h") Duration rotationGrace) {
    private static final Duration MAX_GRACE = Duration.ofDays(30);

    WebhookConfig {
        parsed(retryPolicy);
        if (rotationGrace.isNegative() || rotationGrace.compareTo(MAX_GRACE) > 0) {
            throw new IllegalArgumentException("posthorn.agent.rotation-grace must be 0s to 30d: " + rotationGrace);
        }
    }

    RetryPolicy policy() {
        return parsed(retryPolicy);
    }

    private static RetryPolicy parsed(String text) {
        try {
            return RetryPolicy.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("posthorn.agent.retry-policy: " + e.getMessage(), e);
        }
    }
}

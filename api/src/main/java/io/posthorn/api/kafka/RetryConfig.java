package io.posthorn.api.kafka;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.retry.RetryPolicy;

/// The tiers that exist, and the delays between attempts for an endpoint that names none.
@ConfigurationProperties("posthorn.retry")
public record RetryConfig(
        @Bindable(defaultValue = RetryLadder.USUAL) String tiers,
        @Bindable(defaultValue = RetryPolicy.USUAL) String policy) {

    public RetryLadder ladder() {
        return RetryLadder.parse(tiers);
    }

    public RetryPolicy defaultPolicy() {
        return RetryPolicy.parse(policy);
    }
}

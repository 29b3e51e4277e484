package io.posthorn.api.kafka;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.retry.RetryPolicy;

/// The tiers that exist, and the delays between attempts for an endpoint that names none.
@ConfigurationProperties("posthorn.retry")
public record RetryConfig(
        @Bindable(defaultValue = "5s,30s,5m,30m,2h,5h,10h") String tiers,
        @Bindable(defaultValue = "5s,5m,30m,2h,5h,10h,10h") String policy) {

    public RetryLadder ladder() {
        return RetryLadder.parse(tiers);
    }

    public RetryPolicy defaultPolicy() {
        return RetryPolicy.parse(policy);
    }
}

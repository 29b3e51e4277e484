package io.posthorn.api.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posthorn.common.signature.SignatureScheme;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An endpoint as callers write it (wire contract §3.1), unchecked.
@JsonInclude(JsonInclude.Include.NON_NULL)
record EndpointRequest(
        @Nullable String url,
        @JsonProperty("event_types") @Nullable List<@Nullable String> eventTypes,
        @Nullable ScopeView scope,
        @Nullable SignatureScheme scheme,
        @Nullable String secret,
        @JsonProperty("retry_policy") @Nullable List<@Nullable String> retryPolicy,
        @Nullable String timeout,
        @JsonProperty("rate_limit") @Nullable RateLimit rateLimit,
        @JsonProperty("max_in_flight") @Nullable Integer maxInFlight,
        @Nullable Boolean ordered,
        @Nullable Map<String, @Nullable String> headers,
        @Nullable String description,
        @Nullable ObjectNode metadata) {

    @Override
    public String toString() {
        return "EndpointRequest[" + url + "]";
    }
}

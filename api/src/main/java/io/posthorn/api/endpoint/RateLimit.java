package io.posthorn.api.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Requests that an endpoint takes in a second.
record RateLimit(
        @JsonProperty(value = "per_second", required = true) int perSecond) {}

package io.posthorn.api.agent.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What registering and rotating are answered with.
///
/// @param signingSecret shown this once; absent when the call made none
record Registered(
        boolean success,
        @JsonProperty("signing_secret") @Nullable String signingSecret) {
    @Override
    public String toString() {
        return "Registered[redacted]";
    }
}

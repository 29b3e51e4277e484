package io.posthorn.api.agent.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A webhook as clients of the agent surface write it, unchecked.
record AgentWebhookRequest(
        @JsonProperty("webhook_url") @Nullable String webhookUrl,
        @JsonProperty("auth_header") @Nullable String authHeader) {
    @Override
    public String toString() {
        return "AgentWebhookRequest[" + webhookUrl + "]";
    }
}

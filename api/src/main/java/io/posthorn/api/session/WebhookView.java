package io.posthorn.api.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.api.endpoint.Registration;
import io.posthorn.common.id.EndpointId;
import java.time.Instant;
import java.util.List;

/// A webhook as the session surface shows it: never the secret.
@JsonPropertyOrder({"id", "url", "events", "created_at"})
record WebhookView(
        EndpointId id,
        String url,
        List<String> events,
        @JsonProperty("created_at") Instant createdAt) {
    static WebhookView of(Registration webhook) {
        return new WebhookView(
                webhook.id(),
                webhook.subscription().url(),
                webhook.subscription().eventTypes().patterns(),
                webhook.createdAt());
    }
}

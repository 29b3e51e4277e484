package io.posthorn.api.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.retry.DurationText;
import io.posthorn.common.retry.RetryPolicy;
import io.posthorn.common.secret.Secret;
import io.posthorn.common.signature.SignatureScheme;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An endpoint as callers see it (wire contract §3.1), with what the platform decided where its owner did not.
///
/// @param secret only in the answer that made it
/// @param headers names of the custom headers; their values are not shown again
@JsonInclude(JsonInclude.Include.NON_NULL)
record EndpointView(
        EndpointId id,
        String url,
        @JsonProperty("event_types") List<String> eventTypes,
        ScopeView scope,
        SignatureScheme scheme,
        @Nullable String secret,
        EndpointStatus status,
        @JsonProperty("disabled_reason") @Nullable String disabledReason,
        @JsonProperty("retry_policy") RetryPolicy retryPolicy,
        String timeout,
        @JsonProperty("rate_limit") @Nullable RateLimit rateLimit,
        @JsonProperty("max_in_flight") int maxInFlight,
        boolean ordered,
        @Nullable Map<String, String> headers,
        @Nullable String description,
        @JsonRawValue @Nullable String metadata,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt) {

    static EndpointView of(Registration shown, ProjectId own, RetryPolicy platformPolicy, @Nullable Secret secret) {
        DeliveryWishes wishes = shown.wishes();
        return new EndpointView(
                shown.id(),
                shown.subscription().url(),
                shown.subscription().eventTypes().patterns(),
                ScopeView.of(shown.scope(), own),
                shown.subscription().scheme(),
                secret == null ? null : secret.reveal(),
                shown.status(),
                shown.state().disabledReason().orElse(null),
                wishes.ownPolicy().orElse(platformPolicy),
                DurationText.of(wishes.timeout()),
                Optional.ofNullable(wishes.ratePerSecond()).map(RateLimit::new).orElse(null),
                wishes.maxInFlight(),
                wishes.ordered(),
                redacted(shown.credentials().headerNames()),
                shown.remarks().description(),
                shown.remarks().metadata(),
                shown.createdAt(),
                shown.updatedAt());
    }

    private static @Nullable Map<String, String> redacted(List<String> names) {
        if (names.isEmpty()) {
            return null;
        }
        Map<String, String> shown = new LinkedHashMap<>();
        names.forEach(name -> shown.put(name, CustomHeaders.REDACTED));
        return shown;
    }

    @Override
    public String toString() {
        return "EndpointView[" + id + "]";
    }
}

package io.posthorn.api.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posthorn.common.record.Json;
import io.posthorn.common.retry.DurationText;
import io.posthorn.common.retry.RetryPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a patch is merged into: the endpoint as its owner could have written it.
final class EndpointPatch {
    private EndpointPatch() {}

    static ObjectNode current(Registration registration, CustomHeaders headers) {
        return Json.MAPPER.valueToTree(request(registration, headers));
    }

    private static EndpointRequest request(Registration registration, CustomHeaders headers) {
        Subscription subscription = registration.subscription();
        DeliveryWishes wishes = registration.wishes();
        return new EndpointRequest(
                subscription.url(),
                subscription.eventTypes().patterns(),
                null,
                subscription.scheme(),
                null,
                wishes.ownPolicy().map(RetryPolicy::texts).orElse(null),
                DurationText.of(wishes.timeout()),
                Optional.ofNullable(wishes.ratePerSecond()).map(RateLimit::new).orElse(null),
                wishes.maxInFlight(),
                wishes.ordered(),
                headers.values(),
                registration.remarks().description(),
                metadata(registration.remarks().metadata()));
    }

    private static @Nullable ObjectNode metadata(@Nullable String json) {
        try {
            return json == null ? null : (ObjectNode) Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an endpoint's metadata is not JSON", e);
        }
    }
}

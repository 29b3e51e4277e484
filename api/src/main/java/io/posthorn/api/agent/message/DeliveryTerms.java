package io.posthorn.api.agent.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the event of a message is to be delivered.
///
/// @param source where it comes from, a CloudEvents source
/// @param orderingKey events of one tenant with the same key keep their order
/// @param deliverAt not to be attempted before
/// @param expiresAt not to be attempted from then on
public record DeliveryTerms(
        String source,
        @Nullable String orderingKey,
        @Nullable Instant deliverAt,
        @Nullable Instant expiresAt) {
    /// At once, in no particular order.
    public static DeliveryTerms from(String source) {
        return new DeliveryTerms(source, null, null, null);
    }
}

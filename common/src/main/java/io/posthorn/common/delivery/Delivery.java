package io.posthorn.common.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event on its way to one endpoint, with all that a worker needs to go on with it.
///
/// @param expiresAt no attempt is made from then on
/// @param body the exact bytes to send, the same on every attempt
public record Delivery(
        DeliveryRef ref,
        Progress progress,
        String contentType,
        @Nullable Instant expiresAt,
        byte[] body) {

    public Delivery with(Progress next) {
        return new Delivery(ref, next, contentType, expiresAt, body);
    }

    public boolean expiredAt(Instant moment) {
        return expiresAt != null && !moment.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "Delivery[" + ref.id() + " of " + ref.event() + " to " + ref.endpoint() + ", " + progress + ", "
                + body.length + " bytes]";
    }
}

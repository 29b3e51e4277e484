package io.posthorn.api.idempotency;

import io.micronaut.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request under an `Idempotency-Key`, told from all others: the same one sent again has the same name.
///
/// @param name a hash of who sent it, where, under which key, and what it says
public record KeyedRequest(String name) {
    /// How long the same request is answered the same way.
    public static final Duration KEPT = Duration.ofHours(24);

    private static final String ATTRIBUTE = "posthorn.keyed-request";

    /// Absent where the request has no key.
    public static @Nullable KeyedRequest of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, KeyedRequest.class).orElse(null);
    }

    void noteOn(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}

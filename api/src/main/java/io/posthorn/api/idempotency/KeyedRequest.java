package io.posthorn.api.idempotency;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/// A request under an `Idempotency-Key`, told from all others: the same one sent again has the same name.
///
/// @param name a hash of who sent it, where, under which key, and what it says
public record KeyedRequest(String name) {
    private static final String ATTRIBUTE = "posthorn.keyed-request";

    /// Empty where the request has no key.
    public static Optional<KeyedRequest> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, KeyedRequest.class);
    }

    void noteOn(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}

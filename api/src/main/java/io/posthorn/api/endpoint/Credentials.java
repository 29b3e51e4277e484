package io.posthorn.api.endpoint;

import io.posthorn.common.endpoint.SigningSecrets;
import io.posthorn.common.secret.Sealed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an endpoint's requests carry and nobody else may read.
///
/// @param headers sealed JSON object of the custom headers; absent when there are none
/// @param headerNames their names, which are no secret
public record Credentials(SigningSecrets secrets, @Nullable Sealed headers, List<String> headerNames) {
    public Credentials {
        headerNames = List.copyOf(headerNames);
    }

    Credentials with(SigningSecrets next) {
        return new Credentials(next, headers, headerNames);
    }

    Optional<Sealed> customHeaders() {
        return Optional.ofNullable(headers);
    }
}

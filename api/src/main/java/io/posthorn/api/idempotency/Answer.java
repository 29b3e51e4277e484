package io.posthorn.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.posthorn.common.record.Json;
import io.posthorn.common.secret.Secret;
import org.jspecify.annotations.Nullable;

/// An answer as it goes over the wire, the first time and every time after.
///
/// @param body JSON; absent where there is none
record Answer(
        int status, @Nullable String location, @Nullable String body) {
    static Answer of(HttpResponse<?> response) {
        return new Answer(
                response.code(),
                response.getHeaders().get(HttpHeaders.LOCATION),
                response.getBody().map(Answer::text).orElse(null));
    }

    static Answer unsealed(Secret secret) {
        try {
            return Json.MAPPER.readValue(secret.reveal(), Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer is not JSON", e);
        }
    }

    /// It may hold a secret, so it is kept as one.
    Secret secret() {
        return new Secret(new String(Json.bytes(this), UTF_8));
    }

    HttpResponse<?> response() {
        MutableHttpResponse<?> response = HttpResponse.status(HttpStatus.valueOf(status));
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        return body == null
                ? response
                : response.body(body.getBytes(UTF_8)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static String text(Object shown) {
        return new String(shown instanceof byte[] bytes ? bytes : Json.bytes(shown), UTF_8);
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}

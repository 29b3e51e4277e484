package io.posthorn.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.posthorn.api.problem.Checks;
import org.jspecify.annotations.Nullable;

/// A session or project as callers put it: `{}` or `{"metadata":{}}`, or nothing at all.
public record ScopeRequest(@Nullable ObjectNode metadata) {
    private static final int MAX_LENGTH = 16 * 1024;

    /// The metadata of the request as JSON text.
    public static @Nullable String metadata(HttpRequest<byte[]> request) {
        byte[] body = RequestJson.body(request);
        ObjectNode metadata = body.length == 0
                ? null
                : RequestJson.read(body, ScopeRequest.class).metadata();
        if (metadata == null) {
            return null;
        }
        String text = metadata.toString();
        if (text.length() > MAX_LENGTH) {
            throw Checks.invalid("metadata", "must be at most 16384 characters");
        }
        return text;
    }
}

package io.posthorn.api.publish;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The forms in which events come over HTTP, told by the content type.
@Singleton
final class EventForms {
    static final int MAX_BATCH = 1000;

    private static final MediaType NDJSON = MediaType.of("application/x-ndjson");
    private static final MediaType JSON_LINES = MediaType.of("application/jsonl");

    boolean isBatch(HttpRequest<?> request) {
        return is(request, CloudEvents.BATCH);
    }

    EventFields one(HttpRequest<?> request, byte[] body) {
        if (CloudEvents.isBinary(request)) {
            return CloudEvents.binary(request, jsonBody(request, body));
        }
        if (is(request, MediaType.APPLICATION_JSON_TYPE)) {
            return FieldReader.read(FieldNames.PLAIN, JsonSlice.of(body));
        }
        if (is(request, CloudEvents.STRUCTURED)) {
            return FieldReader.read(FieldNames.CLOUD_EVENT, JsonSlice.of(body));
        }
        throw unsupported("application/json, application/cloudevents+json, or CloudEvents headers with JSON");
    }

    /// Events of one form, each still to be read.
    record Many(FieldNames names, List<JsonSlice> items) {}

    Many many(HttpRequest<?> request, byte[] body) {
        if (is(request, MediaType.APPLICATION_JSON_TYPE)) {
            return new Many(FieldNames.PLAIN, JsonValue.items(body, MAX_BATCH));
        }
        if (is(request, NDJSON) || is(request, JSON_LINES)) {
            return new Many(FieldNames.PLAIN, JsonValue.lines(body, MAX_BATCH));
        }
        if (is(request, CloudEvents.BATCH)) {
            return new Many(FieldNames.CLOUD_EVENT, JsonValue.items(body, MAX_BATCH));
        }
        throw unsupported("application/json, application/x-ndjson or application/cloudevents-batch+json");
    }

    static @Nullable String idempotencyKey(HttpRequest<?> request) {
        return request.getHeaders().get("Idempotency-Key");
    }

    private static byte[] jsonBody(HttpRequest<?> request, byte[] body) {
        Predicate<MediaType> json = type -> CloudEvents.isJson(type.getName());
        if (body.length > 0 && request.getContentType().filter(json).isEmpty()) {
            throw unsupported("a JSON type: events carry JSON");
        }
        return body;
    }

    private static boolean is(HttpRequest<?> request, MediaType type) {
        return request.getContentType()
                .filter(given -> given.getName().equalsIgnoreCase(type.getName()))
                .isPresent();
    }

    private static ProblemException unsupported(String accepted) {
        return Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + accepted)
                .asException();
    }
}

package io.posthorn.standalone.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/// What the API answered.
record Answer(int status, HttpHeaders headers, JsonNode body) {
    /// The body of an answer that must have this status.
    JsonNode expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected %d, got %d: %s %s".formatted(expected, status, body, headers));
        }
        return body;
    }
}

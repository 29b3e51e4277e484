package io.posthorn.standalone.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A request as it arrived.
///
/// @param headers by their names in lower case
public record Post(Instant at, Map<String, String> headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Post {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public String text() {
        return new String(body, UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text(), e);
        }
    }

    /// The id of the event, by which a receiver knows a repetition: in a header, or in the body of a notification.
    String event() {
        return header("webhook-id").orElseGet(() -> json().path("event_id").asText());
    }
}

package io.posthorn.standalone.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.posthorn.standalone.process.TestSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// A client of the HTTP API, for tests. Safe for any thread.
final class Posthorn {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Supplier<URI> address;

    /// A client of one server or of several.
    ///
    /// @param address asked before each call, so that calls may go to several servers by turns
    Posthorn(Supplier<URI> address) {
        this.address = address;
    }

    Registration.Registered register(Registration registration) {
        JsonNode endpoint = post("/v1/endpoints", registration.body()).expect(201);
        return new Registration.Registered(
                endpoint.path("id").asText(), endpoint.path("secret").asText());
    }

    void deleteEndpoint(String id) {
        Answer answer = delete("/v1/endpoints/" + id);
        if (answer.status() / 100 != 2) {
            throw new AssertionError("cannot delete " + id + ": " + answer);
        }
    }

    /// Publishes once, whatever the answer.
    ///
    /// @throws UncheckedIOException when there is no answer
    Answer publish(String idempotencyKey, String type, int number) {
        return send(request("/v1/events")
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(json(Map.of("type", type, "data", Map.of("number", number)))));
    }

    /// Publishes and must succeed at once.
    ///
    /// @return the id of the event
    String publish(String type, int number) {
        return publish(UUID.randomUUID().toString(), type, number)
                .expect(202)
                .path("id")
                .asText();
    }

    Answer post(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").POST(json(body)));
    }

    Answer put(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").PUT(json(body)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /// Every entry of a list, page by page.
    ///
    /// @param path with a query
    List<JsonNode> list(String path) {
        List<JsonNode> entries = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + "&limit=250" + cursor).expect(200);
            page.path("data").forEach(entries::add);
            cursor = page.has("next_cursor")
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return entries;
    }

    JsonNode balance() {
        return get("/v1/balance").expect(200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.get().resolve(path))
                .timeout(ANSWER_DEADLINE)
                .header("Authorization", "Bearer " + TestSettings.API_KEY);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode body = response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), response.headers(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling the API", e);
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.posthorn.benchmark.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Registers an endpoint over HTTP, as any user does.
final class Registration {
    private static final int CREATED = 201;

    private Registration() {}

    static void of(URI receiver, URI api, String key) throws InterruptedException {
        String body = "{\"url\":\"" + receiver + "\",\"event_types\":[\"*\"],\"max_in_flight\":256}";
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/v1/endpoints"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) {
                throw new IllegalStateException("the endpoint was not registered: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the endpoint could not be registered", e);
        }
    }
}

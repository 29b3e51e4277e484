package io.posthorn.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One short life of the standalone process, with some hundred events to a receiver of its own, during which the JVM
/// writes down what it loads and what is hot. `deploy/aot.sh` runs it in a folder that it throws away, and keeps what
/// the JVM wrote, with which later starts take half as long.
public final class Rehearsal {
    private static final int PUBLISHERS = 16;
    private static final int EVENTS_OF_EACH = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final byte[] EVENT = "{\"type\":\"rehearsal.event\",\"data\":{\"number\":1}}".getBytes(UTF_8);
    private static final List<String> READING =
            List.of("/v1/events", "/v1/deliveries", "/v1/dead-letters", "/v1/endpoints", "/health", "/prometheus");

    private final URI api;
    private final String key;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch received = new CountDownLatch(PUBLISHERS * EVENTS_OF_EACH);

    private Rehearsal(URI api, String key) {
        this.api = api;
        this.key = key;
    }

    /// Exits with 0 when every event was published, delivered and read, otherwise with 1, at the latest after three
    /// minutes.
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(Rehearsal::endInTime);
        Map<String, String> environment = System.getenv();
        Settings settings = Settings.from(environment);
        try (Node node = Node.start(settings, Node.keys(settings, environment))) {
            new StartGate(node.application()).await();
            new Rehearsal(node.address(), node.newApiKey().orElseThrow()).play();
        }
        System.exit(0);
    }

    private static void endInTime() {
        try {
            Thread.sleep(LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private void play() throws IOException, InterruptedException, ExecutionException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        try (ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS)) {
            send(post("/v1/endpoints", endpoint(receiver.getAddress()).getBytes(UTF_8)));
            List<Future<?>> published = new ArrayList<>();
            for (int i = 0; i < PUBLISHERS; i++) {
                published.add(publishers.submit(this::publish));
            }
            for (Future<?> one : published) {
                one.get();
            }
            if (!received.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(received.getCount() + " events were not delivered");
            }
            for (String path : READING) {
                send(request(path).GET());
            }
        } finally {
            receiver.stop(0);
        }
    }

    private static String endpoint(InetSocketAddress address) {
        return "{\"url\":\"http://127.0.0.1:" + address.getPort() + "/\",\"event_types\":[\"rehearsal.*\"]}";
    }

    /// One in ten has a key, which takes another way through the code.
    private @Nullable Void publish() throws IOException, InterruptedException {
        for (int i = 0; i < EVENTS_OF_EACH; i++) {
            HttpRequest.Builder event = post("/v1/events", EVENT);
            if (i % 10 == 0) {
                event.header("Idempotency-Key", Thread.currentThread().threadId() + "-" + i);
            }
            send(event);
        }
        return null;
    }

    private HttpRequest.Builder post(String path, byte[] json) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + key)
                .timeout(PATIENCE);
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            received.countDown();
        }
    }
}

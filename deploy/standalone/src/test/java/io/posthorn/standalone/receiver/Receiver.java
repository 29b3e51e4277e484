package io.posthorn.standalone.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// A real server of webhooks, with a behaviour for each path. It verifies the signatures of every path whose secret it
/// knows with the Standard Webhooks library.
public final class Receiver implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, Webhook> trusted = new ConcurrentHashMap<>();
    private final Map<String, Collection<Post>> kept = new ConcurrentHashMap<>();
    private final Receipts receipts = new Receipts();
    private final Vertx vertx = Vertx.vertx();
    private final Answering answering = new Answering(vertx);
    private final HttpServer server;

    private Receiver() {
        server = vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(BACKLOG))
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public static Receiver start() {
        return new Receiver();
    }

    /// Makes a path behave so from now on.
    ///
    /// @return its URL
    public String behave(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    /// Verifies what arrives at the path from now on.
    public void trust(String path, String secret) {
        try {
            trusted.put(path, new Webhook(secret));
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("no secret for " + path, e);
        }
    }

    /// Keeps what arrives at the path from now on.
    public void keep(String path) {
        kept.put(path, new ConcurrentLinkedQueue<>());
    }

    /// What arrived at a path that is kept, in its order.
    public List<Post> posts(String path) {
        return List.copyOf(kept.getOrDefault(path, List.of()));
    }

    public Receipts receipts() {
        return receipts;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> received(request, body.getBytes()));
    }

    private void received(HttpServerRequest request, byte[] body) {
        String path = request.path();
        Post post = new Post(Instant.now(), firstOfEach(request.headers()), body);
        Optional.ofNullable(kept.get(path)).ifPresent(posts -> posts.add(post));
        Receipts.Receipt receipt = new Receipts.Receipt(path, post.event());
        int attempt = receipts.arrived(receipt, body);
        verify(receipt, request.headers(), body);
        Behaviour behaviour = behaviours.getOrDefault(path, new Behaviour.Refuses(404));
        answering.answer(behaviour, attempt, request, () -> receipts.taken(receipt));
    }

    private void verify(Receipts.Receipt receipt, MultiMap headers, byte[] body) {
        Webhook webhook = trusted.get(receipt.path());
        if (webhook != null) {
            try {
                webhook.verify(new String(body, UTF_8), asMap(headers));
            } catch (WebhookVerificationException e) {
                receipts.complain(receipt + ": " + e.getMessage());
            }
        }
    }

    private static Map<String, String> firstOfEach(MultiMap headers) {
        return asMap(headers).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().getFirst()));
    }

    private static Map<String, List<String>> asMap(MultiMap headers) {
        return headers.names().stream()
                .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), headers::getAll, (a, b) -> a));
    }
}

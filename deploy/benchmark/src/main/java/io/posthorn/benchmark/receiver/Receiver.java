package io.posthorn.benchmark.receiver;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;

/// A lean HTTP server on one event loop and a port of its own.
public final class Receiver implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 8192;

    private final Vertx vertx;
    private final HttpServer server;

    private Receiver(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /// Returns once it listens.
    ///
    /// @param requests called on the event loop, one after the other
    public static Receiver start(Handler<HttpServerRequest> requests) {
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(BACKLOG))
                .requestHandler(requests);
        server.listen(0, HOST).toCompletionStage().toCompletableFuture().join();
        return new Receiver(vertx, server);
    }

    public URI address() {
        return URI.create("http://" + HOST + ":" + server.actualPort());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

package io.posthorn.benchmark.receiver;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// A lean HTTP server on one event loop and ports of its own.
public final class Receiver implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 8192;

    private final Vertx vertx;
    private final List<URI> addresses;

    private Receiver(Vertx vertx, List<URI> addresses) {
        this.vertx = vertx;
        this.addresses = addresses;
    }

    /// Returns once it listens.
    ///
    /// @param requests called on the one event loop, one after the other
    public static Receiver start(int ports, Handler<HttpServerRequest> requests) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        List<URI> addresses = Stream.generate(() -> listen(vertx, requests))
                .limit(ports)
                .map(server -> URI.create("http://" + HOST + ":" + server.actualPort()))
                .toList();
        return new Receiver(vertx, addresses);
    }

    /// One for each port.
    public List<URI> addresses() {
        return addresses;
    }

    private static HttpServer listen(Vertx vertx, Handler<HttpServerRequest> requests) {
        return vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(BACKLOG))
                .requestHandler(requests)
                .listen(0, HOST)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

package io.posthorn.benchmark.receiver;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.stream.Collectors;

/// The receiver as a process of its own: answers 200 to every POST and counts it, says the count to every GET, and
/// lets every POST to `/silent` wait for ever.
public final class ReceiverProcess {
    static final String ANNOUNCEMENT = "receiving at";
    static final String SILENT = "/silent";

    /// A client keeps some 1,000 connections to one host and port.
    private static final int PORTS = 8;

    /// Written and read on the one event loop.
    private long received;

    private ReceiverProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Receiver receiver = Receiver.start(PORTS, new ReceiverProcess()::handle);
        System.out.println(receiver.addresses().stream()
                .map(URI::toString)
                .collect(Collectors.joining(" ", ANNOUNCEMENT + " ", "")));
        Thread.currentThread().join();
    }

    private void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            request.response().end(Long.toString(received));
            return;
        }
        received++;
        if (!request.path().equals(SILENT)) {
            request.response().end();
        }
    }
}

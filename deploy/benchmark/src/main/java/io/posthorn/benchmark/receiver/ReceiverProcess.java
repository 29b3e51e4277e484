package io.posthorn.benchmark.receiver;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/// The receiver as a process of its own: answers 200 to every POST and counts it, says the count to every GET, and
/// lets every POST to `/silent` wait for ever.
public final class ReceiverProcess {
    static final String ANNOUNCEMENT = "receiving at";
    static final String SILENT = "/silent";

    /// Written and read on the one event loop.
    private long received;

    private ReceiverProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Receiver receiver = Receiver.start(new ReceiverProcess()::handle);
        System.out.println(ANNOUNCEMENT + " " + receiver.address());
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

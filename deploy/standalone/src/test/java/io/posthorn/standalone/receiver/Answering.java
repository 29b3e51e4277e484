package io.posthorn.standalone.receiver;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// Answers one request as its path behaves. Runs on the receiver's event loop.
final class Answering {
    private static final long DRIP_MILLIS = 100;
    private static final Buffer CHUNK = Buffer.buffer(new byte[16 * 1024]);

    private final Vertx vertx;

    Answering(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Answers now or later, or never.
    ///
    /// @param attempt number of the attempt of this event at this path, from 1, as seen here
    /// @param taken called before a 2xx is sent
    void answer(Behaviour behaviour, int attempt, HttpServerRequest request, Runnable taken) {
        switch (behaviour) {
            case Behaviour.Takes() -> take(request, taken);
            case Behaviour.FailsFirst(int failing) -> {
                if (attempt <= failing) {
                    refuse(request, 500);
                } else {
                    take(request, taken);
                }
            }
            case Behaviour.Refuses(int status) -> refuse(request, status);
            case Behaviour.Hangs() -> {}
            case Behaviour.TakesAfter(var delay) -> vertx.setTimer(delay.toMillis(), timer -> take(request, taken));
            case Behaviour.Drips() -> drip(request.response().setChunked(true));
            case Behaviour.NeverEnds() -> flood(request.response().setChunked(true));
            case Behaviour.BreaksOff() -> breakOff(request);
        }
    }

    private static void take(HttpServerRequest request, Runnable taken) {
        if (!request.response().closed()) {
            taken.run();
            request.response().setStatusCode(200).end("taken");
        }
    }

    private static void refuse(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).end("refused");
    }

    private void drip(HttpServerResponse response) {
        vertx.setPeriodic(1, DRIP_MILLIS, timer -> {
            if (response.closed()) {
                vertx.cancelTimer(timer);
            } else {
                response.write(".");
            }
        });
    }

    /// Ends when the other side has had enough. Each chunk is a turn of the loop, so that other requests have theirs.
    private void flood(HttpServerResponse response) {
        response.write(CHUNK).onSuccess(sent -> vertx.runOnContext(next -> flood(response)));
    }

    private static void breakOff(HttpServerRequest request) {
        request.response()
                .putHeader("content-length", "1000")
                .write("half")
                .onComplete(sent -> request.connection().close());
    }
}

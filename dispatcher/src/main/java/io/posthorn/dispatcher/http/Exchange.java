package io.posthorn.dispatcher.http;

import io.posthorn.common.endpoint.TargetUrl;
import io.posthorn.dispatcher.http.OutboundResult.Answered;
import io.posthorn.dispatcher.http.OutboundResult.ConnectionFailed;
import io.posthorn.dispatcher.http.OutboundResult.Phase;
import io.posthorn.dispatcher.http.OutboundResult.Reason;
import io.posthorn.dispatcher.http.OutboundResult.Refused;
import io.posthorn.dispatcher.http.OutboundResult.TimedOut;
import io.posthorn.dispatcher.http.address.Vetting;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One POST on its way, from the URL to the one result.
///
/// ```
///  url ─► RESOLVING ─► CONNECTING ─► AWAITING_HEADERS ─► READING_BODY ─► Answered (end, or 64 KiB)
///   │         │  ▲          │  └────── stale, once ◄──┘        │
///   ▼         ▼             ▼                                 ▼
///  Refused  Refused   ConnectionFailed at any point, TimedOut at the deadline whatever the phase
/// ```
///
/// A 2xx whose body has not ended at the deadline is a time-out: half an answer is none. A body longer than 64 KiB
/// is cut off there, and its status counts. Only a connection whose answer was read to its end is used again.
final class Exchange {
    private final VertxOutboundHttp http;
    private final OutboundRequest request;
    private final Consumer<OutboundResult> done;
    private final CappedBody body = new CappedBody();
    private final long startedAt = System.nanoTime();

    private Phase phase = Phase.RESOLVING;
    private long timer = -1;
    private boolean settled;
    private @Nullable HttpClientRequest current;
    private @Nullable HttpClientConnection fresh;

    Exchange(VertxOutboundHttp http, OutboundRequest request, Consumer<OutboundResult> done) {
        this.http = http;
        this.request = request;
        this.done = done;
    }

    void start() {
        switch (request.url()) {
            case TargetUrl.Unusable(String reason) -> settle(new Refused(Reason.INVALID_URL, "the URL " + reason));
            case TargetUrl.Usable url -> start(url);
        }
    }

    private void start(TargetUrl.Usable url) {
        timer = http.context().owner().setTimer(request.timeoutMillis(), _ -> abandon(new TimedOut(phase, took())));
        http.vetting()
                .vet(url)
                .onComplete(
                        verdict -> vetted(url, verdict),
                        failure -> abandon(new ConnectionFailed(
                                "unknown host " + url.host() + ": " + Failures.message(failure), took())));
    }

    private void vetted(TargetUrl.Usable url, Vetting.Verdict verdict) {
        if (settled) {
            return;
        }
        switch (verdict) {
            case Vetting.Blocked(String reason) -> settle(new Refused(Reason.BLOCKED_ADDRESS, reason));
            case Vetting.Cleared(InetAddress address) -> connect(url, address);
        }
    }

    private void connect(TargetUrl.Usable url, InetAddress address) {
        phase = Phase.CONNECTING;
        http.connections()
                .pooled(url, address, request.timeoutMillis())
                .onComplete(obtained -> send(url, address, obtained), failure -> failedOnPooled(url, address, failure));
    }

    private void send(TargetUrl.Usable url, InetAddress address, HttpClientRequest obtained) {
        write(url, obtained, failure -> failedOnPooled(url, address, failure));
    }

    /// A connection that its peer closed while it lay idle says nothing about the endpoint, so that the request goes
    /// out once more, on a new connection and within the same deadline. The receiver may then see it twice, which
    /// at-least-once allows, as it does for any later attempt.
    private void failedOnPooled(TargetUrl.Usable url, InetAddress address, Throwable failure) {
        if (!settled && isStale(failure)) {
            connectAfresh(url, address);
        } else {
            failed(failure);
        }
    }

    /// Connections of HTTP/1.1 count their requests from 1. Where there is no request yet, the connection broke
    /// between being chosen and being used.
    private boolean isStale(Throwable failure) {
        return switch (phase) {
            case RESOLVING, READING_BODY -> false;
            case CONNECTING -> failure instanceof HttpClosedException;
            case AWAITING_HEADERS -> current != null && current.streamId() > 1 && Failures.isClosedByPeer(failure);
        };
    }

    private void connectAfresh(TargetUrl.Usable url, InetAddress address) {
        phase = Phase.CONNECTING;
        current = null;
        http.connections().fresh(url, address).onComplete(connection -> requestOn(connection, url), this::failed);
    }

    private void requestOn(HttpClientConnection connection, TargetUrl.Usable url) {
        fresh = connection;
        if (settled) {
            connection.close();
            return;
        }
        connection
                .request(Connections.target(url))
                .onComplete(obtained -> write(url, obtained, this::failed), this::failed);
    }

    private void write(TargetUrl.Usable url, HttpClientRequest obtained, Consumer<Throwable> failed) {
        obtained.exceptionHandler(_ -> {}); // the future below says the same; without a handler Vert.x logs it
        if (settled) {
            obtained.reset(); // nothing was written, the connection goes back to the pool
            return;
        }
        current = obtained;
        phase = Phase.AWAITING_HEADERS;
        obtained.putHeader(HttpHeaders.HOST, url.authority());
        request.headers().forEach(header -> obtained.headers().add(header.name(), header.value()));
        obtained.send(Buffer.buffer(request.body())).onComplete(this::answered, failed::accept);
    }

    private void answered(HttpClientResponse response) {
        if (settled) {
            return;
        }
        phase = Phase.READING_BODY;
        response.exceptionHandler(this::failed);
        if (response.statusCode() < 200) {
            abandon(new ConnectionFailed("unexpected status " + response.statusCode(), took()));
            return;
        }
        response.handler(chunk -> read(response, chunk)).endHandler(_ -> settle(answer(response)));
    }

    private void read(HttpClientResponse response, Buffer chunk) {
        if (!settled && !body.append(chunk)) {
            abandon(answer(response));
        }
    }

    private Answered answer(HttpClientResponse response) {
        Duration retryIn = RetryAfter.parse(
                        response.getHeader(HttpHeaders.RETRY_AFTER),
                        http.clock().instant())
                .orElse(null);
        return new Answered(response.statusCode(), body.kept(), retryIn, took());
    }

    private void failed(Throwable failure) {
        if (failure instanceof TimeoutException) {
            abandon(new TimedOut(phase, took())); // the pool gives up at the same moment as we do
        } else {
            abandon(new ConnectionFailed(Failures.message(failure), took()));
        }
    }

    /// Settles, and closes the connection: what may still arrive on it belongs to nobody.
    private void abandon(OutboundResult result) {
        if (settled) {
            return;
        }
        settle(result);
        if (current != null) {
            current.reset();
        }
    }

    /// In a task of its own: by then the connection is back in the pool, and a caller that posts again can have it.
    private void settle(OutboundResult result) {
        if (settled) {
            return;
        }
        settled = true;
        http.context().owner().cancelTimer(timer);
        if (fresh != null) {
            fresh.close();
        }
        http.context().runOnContext(_ -> done.accept(result));
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}

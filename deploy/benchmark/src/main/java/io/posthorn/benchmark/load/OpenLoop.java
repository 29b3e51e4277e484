package io.posthorn.benchmark.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Posts at a fixed rate, whether or not answers come.
///
/// Each request is told the moment at which it was due, not the one at which it could be sent: if the server holds
/// things up, what had to wait counts, and no omission is coordinated with the server.
public final class OpenLoop implements AutoCloseable {
    private static final int CONNECTIONS = 256;
    private static final int MILLIS_BETWEEN_LOOKS = 1;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClientAgent client;
    private final RequestOptions target;
    private final int expectedStatus;

    /// @param key goes out as a bearer token
    public OpenLoop(URI url, String key, int expectedStatus) {
        this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.target = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.toString())
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        this.expectedStatus = expectedStatus;
    }

    /// Posts for the given time and waits for the answers.
    ///
    /// @param bodyDueAt makes the body of a request from the moment at which it was due, in [System#nanoTime]
    /// @return how many were posted
    public long run(double perSecond, Duration time, LongFunction<byte[]> bodyDueAt) throws InterruptedException {
        Run run = new Run(1e9 / perSecond, (long) (perSecond * time.toNanos() / 1e9), bodyDueAt);
        vertx.setPeriodic(MILLIS_BETWEEN_LOOKS, run::sendDue);
        run.ended.await();
        if (run.failure.get() != null) {
            throw new IllegalStateException("a request failed", run.failure.get());
        }
        return run.count;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Run {
        private final double nanosBetween;
        private final long count;
        private final LongFunction<byte[]> bodyDueAt;
        private final long startedAt = System.nanoTime();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private long sent;
        private long answered;

        Run(double nanosBetween, long count, LongFunction<byte[]> bodyDueAt) {
            this.nanosBetween = nanosBetween;
            this.count = count;
            this.bodyDueAt = bodyDueAt;
        }

        private void sendDue(long timer) {
            long now = System.nanoTime();
            for (long due = dueAt(sent); sent < count && due <= now; due = dueAt(sent)) {
                sent++;
                send(Buffer.buffer(bodyDueAt.apply(due)));
            }
            if (sent == count) {
                vertx.cancelTimer(timer);
            }
        }

        private long dueAt(long number) {
            return startedAt + (long) (number * nanosBetween);
        }

        private void send(Buffer body) {
            client.request(target)
                    .compose(request -> request.send(body))
                    .compose(this::checked)
                    .onComplete(_ -> answered(), this::failed);
        }

        private Future<Void> checked(HttpClientResponse response) {
            return response.statusCode() == expectedStatus
                    ? response.end()
                    : Future.failedFuture("status " + response.statusCode());
        }

        private void failed(Throwable cause) {
            failure.compareAndSet(null, cause);
            answered();
        }

        private void answered() {
            if (++answered == count) {
                ended.countDown();
            }
        }
    }
}

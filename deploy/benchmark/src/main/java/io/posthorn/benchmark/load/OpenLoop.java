package io.posthorn.benchmark.load;

import io.netty.channel.ChannelFuture;
import io.posthorn.benchmark.netty.OneEventLoop;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// Posts at a fixed rate, whether or not answers come.
///
/// Each request is told the moment at which it was due, not the one at which it could be sent: if the server holds
/// things up, what had to wait counts, and no omission is coordinated with the server. On one event loop, and as lean
/// as [ClosedLoop], so that most of the machine is left to the server; a timer thread wakes the loop each
/// millisecond, since Netty's loop spins through the last half millisecond before a timer of its own.
public final class OpenLoop implements AutoCloseable {
    private static final int CONNECTIONS = 256;
    private static final int MILLIS_BETWEEN_LOOKS = 1;

    private final OneEventLoop loop = new OneEventLoop();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("load-timer").daemon().factory());
    private final URI url;
    private final String key;
    private final int expectedStatus;
    private final Queue<Caller> idle = new ArrayDeque<>();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int connections;

    /// @param key goes out as a bearer token
    public OpenLoop(URI url, String key, int expectedStatus) {
        this.url = url;
        this.key = key;
        this.expectedStatus = expectedStatus;
    }

    /// Posts for the given time and waits for the answers.
    ///
    /// @param bodyDueAt makes the body of a request from the moment at which it was due, in [System#nanoTime]
    /// @return how many were posted
    public long run(double perSecond, Duration time, LongFunction<byte[]> bodyDueAt) throws InterruptedException {
        Run run = new Run(1e9 / perSecond, (long) (perSecond * time.toNanos() / 1e9), bodyDueAt);
        Future<?> looks = timer.scheduleAtFixedRate(
                () -> loop.thread().execute(run::sendDue), 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        run.ended.await();
        boolean _ = looks.cancel(false);
        if (run.unexpected.get() > 0) {
            throw new IllegalStateException(run.unexpected + " answers were not " + expectedStatus);
        }
        return run.count;
    }

    @Override
    public void close() {
        timer.shutdown();
        loop.close();
    }

    /// Everything runs on the event loop, besides waiting for the end.
    private final class Run {
        private final double nanosBetween;
        private final long count;
        private final LongFunction<byte[]> bodyDueAt;
        private final long startedAt = System.nanoTime();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final AtomicLong unexpected = new AtomicLong();
        private long sent;
        private long answered;

        Run(double nanosBetween, long count, LongFunction<byte[]> bodyDueAt) {
            this.nanosBetween = nanosBetween;
            this.count = count;
            this.bodyDueAt = bodyDueAt;
        }

        private void sendDue() {
            long now = System.nanoTime();
            for (long due = dueAt(sent); sent < count && due <= now; due = dueAt(sent)) {
                sent++;
                send(bodyDueAt.apply(due));
            }
        }

        private long dueAt(long number) {
            return startedAt + (long) (number * nanosBetween);
        }

        private void send(byte[] body) {
            Caller free = idle.poll();
            if (free != null) {
                free.post(post(body), this::answered);
            } else if (connections < CONNECTIONS) {
                connect(body);
            } else {
                waiting.add(body);
            }
        }

        private void connect(byte[] body) {
            connections++;
            Caller caller = new Caller();
            ChannelFuture _ = loop.client(() -> caller)
                    .connect(url.getHost(), url.getPort())
                    .addListener(connected -> {
                        if (connected.isSuccess()) {
                            caller.post(post(body), this::answered);
                        } else {
                            answered(caller, 0);
                        }
                    });
        }

        private Post post(byte[] body) {
            return new Post(url, key, body, expectedStatus);
        }

        /// @param status 0 when the connection broke
        private void answered(Caller caller, int status) {
            if (status != expectedStatus) {
                unexpected.incrementAndGet();
            }
            if (++answered == count) {
                ended.countDown();
            }
            byte[] next = waiting.poll();
            if (status == 0) {
                connections--;
                if (next != null) {
                    connect(next);
                }
            } else if (next == null) {
                idle.add(caller);
            } else {
                caller.post(post(next), this::answered);
            }
        }
    }
}

package io.posthorn.dispatcher.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that lives one life after the other, each with a consumer of its own: when one fails, the next begins
/// after a pause that grows as long as they fail soon.
public final class PollThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PollThread.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /// Of the 30 s in which a process must be gone; the rest is for committing and leaving the groups.
    private static final Duration DRAIN = Duration.ofSeconds(25);

    private static final Duration GOOD_LIFE = Duration.ofSeconds(30);

    private final String name;
    private final Consumer<Life> body;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile long polledAt = System.nanoTime();
    private volatile long closedAt;

    /// What a life asks and tells.
    public interface Life {
        /// False once the thread is to end.
        boolean goesOn();

        /// False once there is no time left to finish what was begun.
        boolean mayFinish();

        /// Shows that it is alive.
        void polled();
    }

    /// @param body one life: returns when it does not go on, throws when it failed
    public PollThread(String name, Consumer<Life> body) {
        this.name = name;
        this.body = body;
        this.thread = new Thread(this::run, name);
    }

    public void start() {
        thread.start();
    }

    /// True when it polled within the given time.
    public boolean polledWithin(Duration time) {
        return thread.isAlive() && System.nanoTime() - polledAt <= time.toNanos();
    }

    /// Lets the current life end, with 25 s to finish what was begun, and waits for it.
    @Override
    public void close() {
        closedAt = System.nanoTime();
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (goesOn()) {
            long born = System.nanoTime();
            try {
                body.accept(new Pulse());
            } catch (RuntimeException e) {
                boolean soon = System.nanoTime() - born < GOOD_LIFE.toNanos();
                pause = soon ? pause : FIRST_PAUSE;
                LOG.error("{} failed and starts again in {} ms", name, pause.toMillis(), e);
                await(pause);
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            }
        }
    }

    private boolean goesOn() {
        return closing.getCount() > 0;
    }

    private void await(Duration pause) {
        try {
            boolean _ = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    private final class Pulse implements Life {
        @Override
        public boolean goesOn() {
            return PollThread.this.goesOn();
        }

        @Override
        public boolean mayFinish() {
            return goesOn() || System.nanoTime() - closedAt < DRAIN.toNanos();
        }

        @Override
        public void polled() {
            polledAt = System.nanoTime();
        }
    }
}

package io.posthorn.api.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/// Lets what comes in numbers go together, since each request costs the broker the same, however little is in it. The
/// first of every five milliseconds go at once, so that a few senders who wait for each answer are not slowed down.
/// Thread-safe; what is added first goes first, which is why the actions run under the lock.
///
/// ```
///   ms      0                 5               10
///   added   a b c d e f  g    h         i     j
///   gone    a b c d           e f g h   i     j
/// ```
final class Bursts {
    static final int AT_ONCE = 4;
    static final int ENOUGH = 32;
    static final Duration LONGEST_WAIT = Duration.ofMillis(5);

    private final LongSupplier nanoTime;
    private final Timer timer;
    private final Queue<Runnable> waiting = new ArrayDeque<>(ENOUGH);
    private long began;
    private int gone;
    private boolean timerIsSet;
    private boolean closed;

    /// Runs an action after some nanoseconds.
    interface Timer {
        void schedule(Runnable action, long nanos);
    }

    Bursts(LongSupplier nanoTime, Timer timer) {
        this.nanoTime = nanoTime;
        this.timer = timer;
        this.began = nanoTime.getAsLong();
    }

    /// Runs the action now, here, or within five milliseconds, on the timer or with a later one. It must neither block
    /// nor throw.
    synchronized void add(Runnable action) {
        long left = left();
        waiting.add(action);
        if (left <= 0 || waiting.size() == ENOUGH || closed) {
            begin();
        } else if (gone < AT_ONCE) {
            go();
        } else {
            wakeAfter(left);
        }
    }

    /// Nothing waits from now on.
    synchronized void close() {
        closed = true;
        go();
    }

    /// One at a time: a timer for each burst would wake its thread as often as enough come.
    private void wakeAfter(long nanos) {
        if (!timerIsSet) {
            timerIsSet = true;
            timer.schedule(this::wake, nanos);
        }
    }

    /// The timer may have been set for a burst that ended early; then it is set anew for what waits now.
    private synchronized void wake() {
        timerIsSet = false;
        long left = left();
        if (left <= 0) {
            begin();
        } else if (!waiting.isEmpty()) {
            wakeAfter(left);
        }
    }

    private long left() {
        return began + LONGEST_WAIT.toNanos() - nanoTime.getAsLong();
    }

    private void begin() {
        began = nanoTime.getAsLong();
        gone = 0;
        go();
    }

    private void go() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
            gone++;
        }
    }
}

package io.posthorn.api.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/// Lets what comes in numbers go together, since each request costs the broker the same, however little is in it. The
/// first four of every five milliseconds go at once. The rest go when these are over, or earlier, as soon as half as
/// many wait as were lately under way at once: callers who wait for their answers send no more than that while the
/// other half is written. Thread-safe; what is added first goes first, which is why the actions run under the lock.
///
/// ```
///   many callers          ms     0                 5                 10
///                         added  a b c d e f  g    h         i     j
///                         gone   a b c d           e f g h   i     j
///
///   eight, each waits     added  a b c d e f g h     a b c d     e f g h
///   for its answer        gone   a b c d       efgh        abcd        efgh
/// ```
final class Bursts {
    static final int AT_ONCE = 4;
    static final int MOST_WAITING = 32;
    static final Duration LONGEST_WAIT = Duration.ofMillis(5);

    private final LongSupplier nanoTime;
    private final Timer timer;
    private final Concurrency callers;
    private final Queue<Runnable> waiting = new ArrayDeque<>(MOST_WAITING);
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
        this.callers = new Concurrency(began);
    }

    /// Runs the action now, here, or within five milliseconds, on the timer or with a later one. It must neither block
    /// nor throw, and what it began ends with [#ended()].
    synchronized void add(Runnable action) {
        long now = nanoTime.getAsLong();
        long left = left(now);
        int enough = Math.clamp(callers.begin(now) / 2, 1, MOST_WAITING);
        waiting.add(action);
        if (left <= 0 || waiting.size() >= enough || closed) {
            begin(now);
        } else if (gone < AT_ONCE) {
            letGo();
        } else {
            wakeAfter(left);
        }
    }

    /// What an action began was answered.
    void ended() {
        callers.end();
    }

    /// What waits goes now.
    synchronized void letGo() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
            gone++;
        }
    }

    /// Nothing waits from now on.
    synchronized void close() {
        closed = true;
        letGo();
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
        long now = nanoTime.getAsLong();
        long left = left(now);
        if (left <= 0) {
            begin(now);
        } else if (!waiting.isEmpty()) {
            wakeAfter(left);
        }
    }

    private long left(long now) {
        return began + LONGEST_WAIT.toNanos() - now;
    }

    private void begin(long now) {
        began = now;
        gone = 0;
        letGo();
    }
}

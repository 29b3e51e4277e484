package io.posthorn.dispatcher.fanout;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Keeps the beginnings of a loop's rounds apart: a round that took long is followed at once, a short one after a wait.
final class Stride {
    private final long nanos;
    private long began;

    Stride(Duration apart) {
        this.nanos = apart.toNanos();
        this.began = System.nanoTime() - nanos;
    }

    /// Begins the next round: waits until the one before began long enough ago, or until the thread is interrupted.
    void begin() {
        long left = left();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = left();
        }
        began = System.nanoTime();
    }

    private long left() {
        return began + nanos - System.nanoTime();
    }
}

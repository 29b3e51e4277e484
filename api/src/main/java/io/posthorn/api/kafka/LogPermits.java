package io.posthorn.api.kafka;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Bounds how many database connections may wait for the log at once, so that an outage of the log does not take the
/// tables with it. Thread-safe.
@Singleton
public final class LogPermits {
    private static final int PERMITS = 8;
    private static final int PATIENCE_SECONDS = 2;

    private final Semaphore permits = new Semaphore(PERMITS, true);

    /// Runs work that holds a connection while it writes to the log.
    ///
    /// @throws LogUnavailableException when too many others wait already
    public void holding(Runnable work) {
        holding(() -> {
            work.run();
            return true;
        });
    }

    /// As [#holding(Runnable)], for work that gives something.
    public <T> T holding(Supplier<T> work) {
        acquire();
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new LogUnavailableException("too many wait for the log already");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while waiting for the log", e);
        }
    }
}

package io.posthorn.dispatcher.deliver;

import java.time.Duration;

/// Says when the worker has enough, and when it may take on more again: a quarter below that.
///
/// A process that just started is slow, so that it lets fewer wait at first, and more with each attempt: what waited
/// too long would be deferred, although no endpoint is to blame. After half a minute it is warm, or an endpoint is.
final class Fill {
    private static final long WAITING_AT_FIRST = 500;
    private static final int ATTEMPTS_PER_MORE = 4;
    private static final Duration WARM_AFTER = Duration.ofSeconds(30);

    private final WorkerConfig config;
    private final long startedAt = System.nanoTime();
    private boolean enough;

    Fill(WorkerConfig config) {
        this.config = config;
    }

    boolean isEnough(Ledgers ledgers, long waiting, long attempted) {
        enough = exceeds(ledgers.records(), config.maxRecords())
                || exceeds(waiting, mostWaiting(attempted))
                || exceeds(ledgers.bytes(), config.maxBytes());
        return enough;
    }

    private long mostWaiting(long attempted) {
        boolean warm = System.nanoTime() - startedAt > WARM_AFTER.toNanos();
        return warm
                ? config.maxWaiting()
                : Math.min(config.maxWaiting(), WAITING_AT_FIRST + attempted / ATTEMPTS_PER_MORE);
    }

    private boolean exceeds(long value, long most) {
        return value >= (enough ? most - most / 4 : most);
    }
}

package io.posthorn.dispatcher.deliver;

/// Says when the worker has enough, and when it may take on more again: a quarter below that.
///
/// A worker that just started is slow, so that it takes on less at first: what waited too long for it would be
/// deferred, although no endpoint is to blame.
final class Fill {
    private static final long WAITING_AT_FIRST = 1_000;
    private static final int COMPLETED_PER_MORE = 4;

    private final WorkerConfig config;
    private boolean enough;

    Fill(WorkerConfig config) {
        this.config = config;
    }

    boolean isEnough(Ledgers ledgers, long waiting) {
        long mostWaiting = Math.min(config.maxWaiting(), WAITING_AT_FIRST + ledgers.completed() / COMPLETED_PER_MORE);
        enough = exceeds(ledgers.records(), config.maxRecords())
                || exceeds(waiting, mostWaiting)
                || exceeds(ledgers.bytes(), config.maxBytes());
        return enough;
    }

    private boolean exceeds(long value, long most) {
        return value >= (enough ? most - most / 4 : most);
    }
}

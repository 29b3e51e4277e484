package io.posthorn.dispatcher.deliver;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// How far one event loop has come. The loop counts, any thread may look.
final class LoopCounts {
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicLong attempted = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();

    void accept(int deliveries) {
        accepted.lazySet(accepted.get() + deliveries);
    }

    void claim() {
        claimed.lazySet(claimed.get() + 1);
    }

    void beginAttempt() {
        underWay.lazySet(underWay.get() + 1);
    }

    void endAttempt() {
        underWay.lazySet(underWay.get() - 1);
        attempted.lazySet(attempted.get() + 1);
    }

    /// Deliveries that it has seen of those that were handed over.
    long accepted() {
        return accepted.get();
    }

    /// Those of them that do not wait any more.
    long claimed() {
        return claimed.get();
    }

    /// Attempts that were made.
    long attempted() {
        return attempted.get();
    }

    /// Attempts that are being made.
    int underWay() {
        return underWay.get();
    }
}

package io.posthorn.api.ledger;

import java.time.Duration;

/// How long to wait before the next try: twice as long each time, up to a limit.
record Backoff(Duration delay) {
    static final Backoff START = new Backoff(Duration.ofMillis(100));
    private static final Duration LIMIT = Duration.ofSeconds(5);

    Backoff next() {
        Duration twice = delay.multipliedBy(2);
        return new Backoff(twice.compareTo(LIMIT) < 0 ? twice : LIMIT);
    }
}

package io.posthorn.dispatcher.lane;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The deliveries of one endpoint: those that wait for their turn, and how many are under way.
///
/// What may start is decided here and nowhere else, so rate limit, breaker, adaptive limit and order of an endpoint
/// belong here too. Times are nanoseconds of a monotonic clock. Owned by one event loop.
///
/// @param <T> a delivery
final class Lane<T> {
    private final Duration patience;
    private final ArrayDeque<Waiting<T>> waiting = new ArrayDeque<>();
    private final Pace pace = new Pace();
    private int limit = 1;
    private int underWay;
    private long usedAt;

    private record Waiting<T>(T delivery, long since) {}

    Lane(Duration patience) {
        this.patience = patience;
    }

    /// At most so many are under way from now on.
    void limit(int mostUnderWay) {
        limit = mostUnderWay;
    }

    void join(T delivery, long now) {
        waiting.add(new Waiting<>(delivery, now));
        usedAt = now;
    }

    /// The next delivery, when one may start now; it is under way then, until [#finished].
    Optional<T> start(long now) {
        if (underWay >= limit || waiting.isEmpty()) {
            judge(now);
            return Optional.empty();
        }
        underWay++;
        return Optional.of(waiting.remove().delivery());
    }

    void finished(long now) {
        underWay--;
        usedAt = now;
        pace.finished(now);
    }

    /// Takes out what cannot start in time: what has waited for as long as the patience, and from the end what, as
    /// the lane gets on, would have to.
    List<T> giveUp(long now) {
        List<T> late = new ArrayList<>();
        while (!waiting.isEmpty() && now - waiting.element().since() >= patience.toNanos()) {
            late.add(waiting.remove().delivery());
        }
        int startable = pace.startable(patience, limit, now);
        while (waiting.size() > startable) {
            late.add(waiting.removeLast().delivery());
        }
        return late;
    }

    int underWay() {
        return underWay;
    }

    int waiting() {
        return waiting.size();
    }

    boolean isIdleSince(long moment) {
        return underWay == 0 && waiting.isEmpty() && usedAt - moment <= 0;
    }

    private void judge(long now) {
        if (waiting.isEmpty()) {
            pace.relaxed();
        } else {
            pace.saturated(now);
        }
    }
}

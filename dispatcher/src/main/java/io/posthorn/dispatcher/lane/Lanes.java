package io.posthorn.dispatcher.lane;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The lanes of one event loop, which alone may call this. A lane exists while it is in use.
///
/// @param <K> what a lane belongs to, an endpoint
/// @param <T> a delivery
public final class Lanes<K, T> {
    /// How often [#tick] is to be called.
    public static final Duration TICK = Duration.ofMillis(50);

    private static final Duration KEPT_IDLE = Duration.ofSeconds(30);

    private final Map<K, Lane<T>> lanes = new HashMap<>();
    private final Duration patience;
    private final LaneWork<T> work;
    private final LaneClock clock;
    private int underWay;
    private int ticks;

    /// @param nanoTime a monotonic clock's first reading
    public Lanes(Duration patience, LaneWork<T> work, long nanoTime) {
        this.patience = patience;
        this.work = work;
        this.clock = new LaneClock(TICK.multipliedBy(2), nanoTime);
    }

    /// Queues a delivery; [#advance] starts what may start.
    public void join(K endpoint, int limit, T delivery) {
        Lane<T> lane = lanes.computeIfAbsent(endpoint, _ -> new Lane<>(patience));
        lane.limit(limit);
        lane.join(delivery, clock.now());
    }

    /// Starts what may start, and lets go what cannot in time.
    public void advance(K endpoint) {
        Lane<T> lane = lanes.get(endpoint);
        if (lane != null) {
            startNext(lane);
            lane.giveUp(clock.now()).forEach(work::defer);
        }
    }

    /// Notes that a started delivery is not under way any more.
    public void finished(K endpoint) {
        Lane<T> lane = lanes.get(endpoint);
        if (lane != null) {
            underWay--;
            lane.finished(clock.now());
            startNext(lane);
        }
    }

    /// Lets go what cannot start in time, and forgets lanes that are not used.
    public void tick(long nanoTime) {
        clock.reached(nanoTime);
        lanes.values().forEach(lane -> lane.giveUp(clock.now()).forEach(work::defer));
        if (++ticks % 100 == 0) {
            long idleSince = clock.now() - KEPT_IDLE.toNanos();
            lanes.values().removeIf(lane -> lane.isIdleSince(idleSince));
        }
    }

    public int underWay() {
        return underWay;
    }

    private void startNext(Lane<T> lane) {
        Optional<T> next = lane.start(clock.now());
        while (next.isPresent()) {
            if (work.start(next.get())) {
                underWay++;
            } else {
                lane.finished(clock.now());
            }
            next = lane.start(clock.now());
        }
    }
}

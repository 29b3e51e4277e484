package io.posthorn.dispatcher.deliver;

import io.posthorn.common.id.EndpointId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Hands deliveries over to the event loops in batches, each endpoint always to the same loop. Owned by the thread
/// that polls.
final class Handing {
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final int MOST_LOOKS = 50;

    private final Crew crew;
    private final List<List<Taken>> batches = new ArrayList<>();
    private long handedOver;

    Handing(Crew crew) {
        this.crew = crew;
        crew.loops().forEach(_ -> batches.add(new ArrayList<>()));
    }

    void add(Taken taken) {
        batches.get(loopOf(taken.endpoint())).add(taken);
    }

    void handOver() {
        for (int i = 0; i < batches.size(); i++) {
            List<Taken> batch = batches.get(i);
            if (!batch.isEmpty()) {
                handedOver += batch.size();
                crew.loops().get(i).accept(batch);
                batches.set(i, new ArrayList<>());
            }
        }
    }

    /// Waits a little for the loops to see what was handed over, since until then nobody knows what may start.
    void awaitAccepted() {
        for (int looks = 0; looks < MOST_LOOKS && crew.accepted() < handedOver; looks++) {
            LockSupport.parkNanos(this, LOOK.toNanos());
        }
    }

    /// How many wait for their turn.
    long waiting() {
        return handedOver - crew.claimed();
    }

    private int loopOf(EndpointId endpoint) {
        return Math.floorMod(endpoint.hashCode(), batches.size());
    }
}

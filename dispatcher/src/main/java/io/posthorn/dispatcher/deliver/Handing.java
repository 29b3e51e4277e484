package io.posthorn.dispatcher.deliver;

import io.posthorn.common.id.EndpointId;
import java.util.ArrayList;
import java.util.List;

/// Hands deliveries over to the event loops in batches, each endpoint always to the same loop. Owned by the thread
/// that polls.
final class Handing {
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

    /// How many wait for their turn.
    long waiting() {
        return handedOver - crew.claimed();
    }

    private int loopOf(EndpointId endpoint) {
        return Math.floorMod(endpoint.hashCode(), batches.size());
    }
}

package io.posthorn.dispatcher.tier;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets the records of the retry tiers through when they are due. The first of a partition that is not due holds that
/// partition: what was read behind it is dropped, and read again from it once it is due.
///
/// Owned by the thread that polls.
///
/// @param <P> a partition
public final class DueGate<P> {
    /// A head is held at least this long, so that a tier in which one record after the other becomes due is not read
    /// anew for each of them.
    private static final Duration LEAST_HOLD = Duration.ofMillis(20);

    private final Map<P, Instant> held = new HashMap<>();

    /// What becomes of a record.
    public enum Passage {
        /// It is due.
        DUE,

        /// It is the earliest that is not due: the partition is to be paused, and read from here later.
        HOLD,

        /// Its partition is held already.
        BEHIND
    }

    /// Decides on a record; those of one partition must come in their order.
    public Passage pass(P partition, Instant parkedUntil, Instant now) {
        if (held.containsKey(partition)) {
            return Passage.BEHIND;
        }
        if (!parkedUntil.isAfter(now)) {
            return Passage.DUE;
        }
        Instant least = now.plus(LEAST_HOLD);
        held.put(partition, parkedUntil.isAfter(least) ? parkedUntil : least);
        return Passage.HOLD;
    }

    /// Partitions whose head is due now; they are not held any more.
    public List<P> release(Instant now) {
        if (held.isEmpty()) {
            return List.of();
        }
        List<P> due = held.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(held::remove);
        return due;
    }

    /// Forgets partitions that were taken away.
    public void forget(Collection<P> partitions) {
        partitions.forEach(held::remove);
    }

    public Set<P> held() {
        return held.keySet();
    }

    /// How long until the next head is due, at most the given time.
    public Duration untilNext(Instant now, Duration atMost) {
        Duration shortest = atMost;
        for (Iterator<Instant> heads = held.values().iterator(); heads.hasNext(); ) {
            Duration rest = Duration.between(now, heads.next());
            if (rest.compareTo(shortest) < 0) {
                shortest = rest;
            }
        }
        return shortest.isNegative() ? Duration.ZERO : shortest;
    }
}

package io.posthorn.dispatcher.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// How far the endpoints topic is applied, and who waits for it to get further. Thread-safe; used once per batch.
final class Applied {
    private final Map<Integer, Long> positions = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(Map<Integer, Long> ends, CompletableFuture<Void> reached) {}

    /// Completes once every partition is applied up to its end offset.
    CompletableFuture<Void> reaches(Map<Integer, Long> ends) {
        synchronized (this) {
            if (!isReached(ends)) {
                Waiting one = new Waiting(ends, new CompletableFuture<>());
                waiting.add(one);
                return one.reached();
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    void advance(Map<Integer, Long> next) {
        List<Waiting> through = new ArrayList<>();
        synchronized (this) {
            positions.putAll(next);
            for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
                Waiting one = all.next();
                if (isReached(one.ends())) {
                    all.remove();
                    through.add(one);
                }
            }
        }
        through.forEach(one -> one.reached().complete(null));
    }

    private boolean isReached(Map<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}

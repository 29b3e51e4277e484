package io.posthorn.dispatcher.deliver;

import java.util.List;
import java.util.stream.Stream;

/// Who works on what the polling thread reads, during one life of it.
record Crew(List<DeliveryLoop> loops, Onward onward, Completions completions) implements AutoCloseable {
    Crew {
        loops = List.copyOf(loops);
    }

    /// How many attempts are under way.
    int underWay() {
        return counts().mapToInt(LoopCounts::underWay).sum();
    }

    /// How many attempts were made.
    long attempted() {
        return counts().mapToLong(LoopCounts::attempted).sum();
    }

    /// How many deliveries the loops have seen.
    long accepted() {
        return counts().mapToLong(LoopCounts::accepted).sum();
    }

    /// How many deliveries were accepted and do not wait any more.
    long claimed() {
        return counts().mapToLong(LoopCounts::claimed).sum();
    }

    private Stream<LoopCounts> counts() {
        return loops.stream().map(DeliveryLoop::counts);
    }

    @Override
    public void close() {
        loops.forEach(DeliveryLoop::close);
    }
}

package io.posthorn.dispatcher.deliver;

import java.util.List;

/// Who works on what the polling thread reads, during one life of it.
record Crew(List<DeliveryLoop> loops, Onward onward, Completions completions) implements AutoCloseable {
    Crew {
        loops = List.copyOf(loops);
    }

    /// How many attempts are under way.
    int underWay() {
        return loops.stream().mapToInt(DeliveryLoop::underWay).sum();
    }

    /// How many attempts were made.
    long attempted() {
        return loops.stream().mapToLong(DeliveryLoop::attempted).sum();
    }

    /// How many deliveries the loops have seen.
    long accepted() {
        return loops.stream().mapToLong(DeliveryLoop::accepted).sum();
    }

    /// How many deliveries were accepted and do not wait any more.
    long claimed() {
        return loops.stream().mapToLong(DeliveryLoop::claimed).sum();
    }

    @Override
    public void close() {
        loops.forEach(DeliveryLoop::close);
    }
}

package io.posthorn.benchmark.rounds;

import java.util.List;

/// What the rounds of one measurement gave.
public record Rates(List<Double> perSecond) {
    public Rates {
        if (perSecond.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        perSecond = List.copyOf(perSecond);
    }

    public double median() {
        List<Double> sorted = perSecond.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

package io.posthorn.benchmark.rounds;

import java.util.stream.IntStream;

/// Two measurements, round by round.
public record Comparison(Rates measured, Rates baseline) {
    public Comparison {
        if (measured.perSecond().size() != baseline.perSecond().size()) {
            throw new IllegalArgumentException(measured + " has other rounds than " + baseline);
        }
    }

    /// The median of the rounds' ratios: one disturbed round does not move it.
    public double ratio() {
        return new Rates(IntStream.range(0, measured.perSecond().size())
                        .mapToObj(round -> measured.perSecond().get(round)
                                / baseline.perSecond().get(round))
                        .toList())
                .median();
    }
}

package io.posthorn.benchmark.rounds;

import io.posthorn.benchmark.report.Figures;
import io.posthorn.benchmark.report.Progress;
import java.util.ArrayList;
import java.util.List;

/// Measures two things by turns, so that whatever else the machine does hits both alike.
///
/// ```
///   to warm up        round 1      round 2      round 3
///    b m  b m  …       b   m        m   b        b   m
/// ```
///
/// The order changes from round to round: what only gets faster, or only slower, favours neither.
public final class Alternation {
    private final int warmUpRounds;
    private final int rounds;
    private final Progress progress;

    /// @param warmUpRounds do not count: a server runs for weeks, and its first minutes, in which it is still being
    ///     compiled, say little of it
    public Alternation(int warmUpRounds, int rounds, Progress progress) {
        this.warmUpRounds = warmUpRounds;
        this.rounds = rounds;
        this.progress = progress;
    }

    public Comparison run(Measurement measured, Measurement baseline) throws InterruptedException {
        for (int round = 1; round <= warmUpRounds; round++) {
            progress.say("warming up, " + round + " of " + warmUpRounds);
            baseline.perSecond();
            measured.perSecond();
        }
        List<Double> measuredRates = new ArrayList<>();
        List<Double> baselineRates = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            if (round % 2 == 0) {
                measuredRates.add(measured.perSecond());
                baselineRates.add(baseline.perSecond());
            } else {
                baselineRates.add(baseline.perSecond());
                measuredRates.add(measured.perSecond());
            }
            say(round, measuredRates.getLast(), baselineRates.getLast());
        }
        return new Comparison(new Rates(measuredRates), new Rates(baselineRates));
    }

    private void say(int round, double measured, double baseline) {
        progress.say("round " + round + " of " + rounds + ": " + Figures.perSecond(measured) + ", baseline "
                + Figures.perSecond(baseline) + ", ratio " + Figures.ratio(measured / baseline));
    }
}

package io.posthorn.benchmark.report;

/// What a line must reach, and whether it did.
public sealed interface Goal {
    /// The goal in words.
    String text();

    /// Whether it was reached, in a word.
    String verdict();

    /// A goal that was judged.
    record Judged(String text, boolean isMet) implements Goal {
        @Override
        public String verdict() {
            return isMet ? "yes" : "**no**";
        }
    }

    /// No goal: the line is there to compare with.
    record None() implements Goal {
        @Override
        public String text() {
            return "–";
        }

        @Override
        public String verdict() {
            return "–";
        }
    }

    static Goal atLeast(double least, double measured) {
        return new Judged("≥ " + Figures.ratio(least), measured >= least);
    }
}

package io.posthorn.benchmark.report;

import java.util.List;

/// One line of the table.
///
/// @param ratio of the measured figure to its baseline
/// @param goal what the line must reach; none for a line that is a baseline itself
public record Row(String line, String measured, String baseline, String ratio, Goal goal) {
    static final List<String> HEADS = List.of("line", "measured", "baseline", "ratio", "goal", "ok");

    List<String> cells() {
        return List.of(line, measured, baseline, ratio, goal.text(), goal.verdict());
    }
}

package io.posthorn.benchmark.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.posthorn.benchmark.report.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class AlternationTest {
    private static final int WARM_UP_ROUNDS = 6;

    private final Alternation alternation =
            new Alternation(WARM_UP_ROUNDS, 3, new Progress(new PrintStream(OutputStream.nullOutputStream()), "test"));

    @Test
    void oneDisturbedRoundDoesNotMoveTheRatio() throws InterruptedException {
        Queue<Double> measured = afterWarmUp(60.0, 5.0, 62.0);
        Queue<Double> baseline = afterWarmUp(100.0, 100.0, 100.0);

        Comparison comparison = alternation.run(measured::remove, baseline::remove);

        assertThat(comparison.ratio()).isCloseTo(0.6, within(1e-9));
        assertThat(comparison.measured().median()).isEqualTo(60.0);
    }

    @Test
    void theOrderChangesFromRoundToRound() throws InterruptedException {
        List<String> order = new ArrayList<>();

        alternation.run(() -> noted(order, "m"), () -> noted(order, "b"));

        assertThat(order.subList(2 * WARM_UP_ROUNDS, order.size())).containsExactly("b", "m", "m", "b", "b", "m");
    }

    private static Queue<Double> afterWarmUp(Double... rounds) {
        Queue<Double> all = new ArrayDeque<>(Collections.nCopies(WARM_UP_ROUNDS, 1.0));
        all.addAll(List.of(rounds));
        return all;
    }

    private static double noted(List<String> order, String name) {
        order.add(name);
        return 1;
    }
}

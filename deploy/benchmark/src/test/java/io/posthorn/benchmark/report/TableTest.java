package io.posthorn.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void columnsStandUnderOneAnother() {
        Row row = new Row("drain", Figures.perSecond(12345.6), "raw 20,000/s", "0.62", Goal.atLeast(0.55, 0.62));

        String markdown = new Table(List.of(row)).markdown();

        assertThat(markdown).isEqualTo("""
            | line  | measured | baseline     | ratio | goal   | ok  |
            | ----- | -------- | ------------ | ----- | ------ | --- |
            | drain | 12,346/s | raw 20,000/s | 0.62  | ≥ 0.55 | yes |
            """);
    }
}

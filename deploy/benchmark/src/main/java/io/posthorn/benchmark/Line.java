package io.posthorn.benchmark;

import io.posthorn.benchmark.report.Row;
import java.util.List;

/// A line of the table, or lines that are measured together.
interface Line {
    List<Row> measure() throws InterruptedException;
}

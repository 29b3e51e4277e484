package io.posthorn.benchmark;

import io.posthorn.benchmark.report.Row;
import java.util.List;

/// A line of the table, or lines that are measured together.
public interface Line {
    /// Takes as long as it needs, a minute or so.
    List<Row> measure() throws InterruptedException;
}

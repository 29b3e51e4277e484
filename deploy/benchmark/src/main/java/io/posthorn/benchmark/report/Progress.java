package io.posthorn.benchmark.report;

import java.io.PrintStream;

/// Says how far a run has come, beside the table's stream.
public final class Progress {
    private final PrintStream stream;
    private final String line;

    /// Speaks of one line of the table.
    ///
    /// @param line the line of the table that is being measured
    public Progress(PrintStream stream, String line) {
        this.stream = stream;
        this.line = line;
    }

    public void say(String text) {
        stream.println(line + ": " + text);
    }
}

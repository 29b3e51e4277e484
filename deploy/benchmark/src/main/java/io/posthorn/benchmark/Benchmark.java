package io.posthorn.benchmark;

import io.posthorn.benchmark.receiver.RemoteReceiver;
import io.posthorn.benchmark.report.Machine;
import io.posthorn.benchmark.report.Row;
import io.posthorn.benchmark.report.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Measures the lines that are named, or all, and prints them as a table.
public final class Benchmark {
    private Benchmark() {}

    /// Takes the folder for data and logs, then the names of lines.
    public static void main(String[] arguments) throws InterruptedException {
        List<String> names = List.of(arguments).subList(1, arguments.length);
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(Lines.NAMES);
        if (!unknown.isEmpty()) {
            System.err.println("posthorn: no line is called " + unknown + "; there are " + Lines.NAMES);
            System.exit(1);
        }
        run(Path.of(arguments[0]), names.isEmpty() ? Lines.NAMES : names);
    }

    private static void run(Path work, List<String> names) throws InterruptedException {
        Machine machine = new Machine();
        Instant startedAt = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
        String loadBefore = machine.load();
        List<Row> rows = new ArrayList<>();
        try (RemoteReceiver receiver = RemoteReceiver.start(work)) {
            for (Line line : new Lines(work, receiver).called(names)) {
                rows.addAll(line.measure());
            }
        }
        System.out.println("Measured " + startedAt + " on " + machine.description() + "; load average " + loadBefore
                + " before, " + machine.load() + " after.\n");
        System.out.print(new Table(rows).markdown());
    }
}

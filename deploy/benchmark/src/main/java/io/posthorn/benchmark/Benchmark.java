package io.posthorn.benchmark;

import io.posthorn.benchmark.outbound.Workload;
import io.posthorn.benchmark.receiver.RemoteReceiver;
import io.posthorn.benchmark.report.Machine;
import io.posthorn.benchmark.report.Progress;
import io.posthorn.benchmark.report.Row;
import io.posthorn.benchmark.report.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Measures the lines that are named, or all, and prints them as a table.
public final class Benchmark {
    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        Files.createDirectories(work);
        List<Row> rows = new ArrayList<>();
        try (RemoteReceiver receiver = RemoteReceiver.start(work)) {
            if (arguments[1].equals("memory")) {
                rows.addAll(new io.posthorn.benchmark.memory.MemoryLine(
                                work,
                                receiver,
                                new Workload(InstantSource.system(), new Random()),
                                new Progress(System.err, "memory"))
                        .measure());
            } else
                rows.addAll(new DrainLine(
                                work,
                                receiver,
                                new Workload(InstantSource.system(), new Random()),
                                new Progress(System.err, "drain"))
                        .measure());
        }
        System.out.println(new Machine().description() + new Machine().load());
        System.out.println(new Table(rows).markdown());
    }
}

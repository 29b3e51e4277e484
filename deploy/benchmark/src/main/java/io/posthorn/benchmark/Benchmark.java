package io.posthorn.benchmark;

import io.posthorn.benchmark.outbound.Workload;
import io.posthorn.benchmark.receiver.RemoteReceiver;
import io.posthorn.benchmark.report.Machine;
import io.posthorn.benchmark.report.Progress;
import io.posthorn.benchmark.report.Row;
import io.posthorn.benchmark.report.Table;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Measures the lines that are named, or all, and prints them as a table.
public final class Benchmark {
    private Benchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path work = Path.of(arguments[0]);
        work.toFile().mkdirs();
        List<Row> rows = new ArrayList<>();
        try (RemoteReceiver receiver = RemoteReceiver.start(work)) {
            int n = Integer.getInteger("loops", Pipeline.EVENT_LOOPS);
            System.err.println(n);
            rows.addAll(new RawLine(
                            receiver.address(),
                            new Workload(InstantSource.system(), new Random()),
                            new Progress(System.err, "raw"))
                    .measure());
        }
        System.out.println(new Machine().description() + new Machine().load());
        System.out.println(new Table(rows).markdown());
    }
}

package io.posthorn.benchmark;

import io.posthorn.benchmark.latency.LatencyLine;
import io.posthorn.benchmark.memory.MemoryLine;
import io.posthorn.benchmark.outbound.Workload;
import io.posthorn.benchmark.publish.PublishLine;
import io.posthorn.benchmark.receiver.RemoteReceiver;
import io.posthorn.benchmark.report.Progress;
import io.posthorn.benchmark.rounds.Measurement;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The lines there are, in the order of the table.
final class Lines {
    static final List<String> NAMES =
            List.of(RawLine.NAME, DrainLine.NAME, PublishLine.NAME, LatencyLine.NAME, MemoryLine.NAME);

    private static final String LATENCY_RATE = "POSTHORN_LATENCY_RATE";
    private static final double SHARE_OF_DRAIN = 0.25;
    private static final int HIGHEST_RATE = 1_000_000;

    private final Path work;
    private final RemoteReceiver receiver;
    private final Workload workload = new Workload(InstantSource.system(), new Random());
    private final DrainLine drain;

    /// Events a second: as many as somebody asks for, or a quarter of what is drained.
    private final Measurement latencyRate;

    Lines(Path work, RemoteReceiver receiver) {
        this.work = work;
        this.receiver = receiver;
        this.drain = new DrainLine(work, receiver, workload, progress(DrainLine.NAME));
        this.latencyRate = Optional.ofNullable(System.getenv(LATENCY_RATE))
                .map(Lines::asked)
                .orElse(() -> drain.perSecond() * SHARE_OF_DRAIN);
    }

    List<Line> called(Collection<String> names) {
        List<Line> lines = new ArrayList<>();
        if (names.contains(DrainLine.NAME)) {
            lines.add(drain);
        } else if (names.contains(RawLine.NAME)) {
            lines.add(new RawLine(receiver.address(), workload, progress(RawLine.NAME)));
        }
        if (names.contains(PublishLine.NAME)) {
            lines.add(new PublishLine(work, progress(PublishLine.NAME)));
        }
        if (names.contains(LatencyLine.NAME)) {
            lines.add(new LatencyLine(work, latencyRate, progress(LatencyLine.NAME)));
        }
        if (names.contains(MemoryLine.NAME)) {
            lines.add(new MemoryLine(work, receiver, workload, progress(MemoryLine.NAME)));
        }
        return lines;
    }

    private static Measurement asked(String rate) {
        double perSecond = number(rate);
        if (!(perSecond >= 1 && perSecond <= HIGHEST_RATE)) {
            throw new IllegalArgumentException(
                    LATENCY_RATE + " must be between 1 and " + HIGHEST_RATE + " events a second: '" + rate + "'");
        }
        return () -> perSecond;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static Progress progress(String line) {
        return new Progress(System.err, line);
    }
}

package io.posthorn.benchmark;

import io.posthorn.benchmark.latency.LatencyLine;
import io.posthorn.benchmark.memory.MemoryLine;
import io.posthorn.benchmark.outbound.Workload;
import io.posthorn.benchmark.publish.PublishLine;
import io.posthorn.benchmark.receiver.RemoteReceiver;
import io.posthorn.benchmark.report.Progress;
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

    /// Read at once: who mistypes it should not learn so a quarter of an hour later.
    private final Optional<Double> askedRate =
            Optional.ofNullable(System.getenv(LATENCY_RATE)).map(Lines::parsed);

    Lines(Path work, RemoteReceiver receiver) {
        this.work = work;
        this.receiver = receiver;
        this.drain = new DrainLine(work, receiver, workload, progress(DrainLine.NAME));
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
            lines.add(new LatencyLine(work, this::latencyRate, progress(LatencyLine.NAME)));
        }
        if (names.contains(MemoryLine.NAME)) {
            lines.add(new MemoryLine(work, receiver, workload, progress(MemoryLine.NAME)));
        }
        return lines;
    }

    /// Events a second: as many as somebody asks for, or a quarter of what is drained.
    private double latencyRate() throws InterruptedException {
        return askedRate.isPresent() ? askedRate.get() : drain.perSecond() * SHARE_OF_DRAIN;
    }

    private static double parsed(String rate) {
        double perSecond;
        try {
            perSecond = Double.parseDouble(rate);
        } catch (NumberFormatException e) {
            perSecond = 0;
        }
        if (!(perSecond >= 1 && perSecond <= HIGHEST_RATE)) {
            throw new IllegalArgumentException(
                    LATENCY_RATE + " must be between 1 and " + HIGHEST_RATE + " events a second: '" + rate + "'");
        }
        return perSecond;
    }

    private static Progress progress(String line) {
        return new Progress(System.err, line);
    }
}

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

    private static final String PUBLISH_CONNECTIONS = "POSTHORN_PUBLISH_CONNECTIONS";
    private static final int USUAL_CONNECTIONS = 64;
    private static final int MOST_CONNECTIONS = 1_000;
    private static final String LATENCY_RATE = "POSTHORN_LATENCY_RATE";
    private static final double SHARE_OF_DRAIN = 0.25;
    private static final int MOST_EVENTS = 1_000_000;

    private final Path work;
    private final RemoteReceiver receiver;
    private final Workload workload = new Workload(InstantSource.system(), new Random());
    private final DrainLine drain;
    private final int publishConnections;

    /// Events a second: as many as somebody asks for, or a quarter of what is drained.
    private final Measurement latencyRate;

    Lines(Path work, RemoteReceiver receiver) {
        this.work = work;
        this.receiver = receiver;
        this.drain = new DrainLine(work, receiver, workload, progress(DrainLine.NAME));
        this.publishConnections =
                asked(PUBLISH_CONNECTIONS, MOST_CONNECTIONS, "connections").orElse(USUAL_CONNECTIONS);
        this.latencyRate = asked(LATENCY_RATE, MOST_EVENTS, "events a second")
                .<Measurement>map(rate -> () -> rate)
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
            lines.add(new PublishLine(work, publishConnections, progress(PublishLine.NAME)));
        }
        if (names.contains(LatencyLine.NAME)) {
            lines.add(new LatencyLine(work, latencyRate, progress(LatencyLine.NAME)));
        }
        if (names.contains(MemoryLine.NAME)) {
            lines.add(new MemoryLine(work, receiver, workload, progress(MemoryLine.NAME)));
        }
        return lines;
    }

    private static Optional<Integer> asked(String variable, int most, String unit) {
        return Optional.ofNullable(System.getenv(variable)).map(text -> {
            int number = number(text);
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(
                        variable + " must be a whole number from 1 to " + most + " " + unit + ": '" + text + "'");
            }
            return number;
        });
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static Progress progress(String line) {
        return new Progress(System.err, line);
    }
}

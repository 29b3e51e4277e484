package io.posthorn.benchmark;

import io.posthorn.benchmark.kafka.Broker;
import io.posthorn.benchmark.outbound.BareClient;
import io.posthorn.benchmark.outbound.Workload;
import io.posthorn.benchmark.process.DispatcherThread;
import io.posthorn.benchmark.receiver.RemoteReceiver;
import io.posthorn.benchmark.report.Figures;
import io.posthorn.benchmark.report.Goal;
import io.posthorn.benchmark.report.Progress;
import io.posthorn.benchmark.report.Row;
import io.posthorn.benchmark.rounds.Alternation;
import io.posthorn.benchmark.rounds.Comparison;
import io.posthorn.common.event.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A backlog delivered and recorded, by turns with the bare client.
final class DrainLine implements Line {
    static final String NAME = "drain";

    private static final double GOAL = 0.55;
    private static final int WARM_UP_ROUNDS = 6;
    private static final int ROUNDS = 5;

    private final Path work;
    private final RemoteReceiver receiver;
    private final Workload workload;
    private final Progress progress;
    private Optional<Comparison> compared = Optional.empty();

    DrainLine(Path work, RemoteReceiver receiver, Workload workload, Progress progress) {
        this.work = work;
        this.receiver = receiver;
        this.workload = workload;
        this.progress = progress;
    }

    /// Drain, and raw from the same rounds.
    @Override
    public List<Row> measure() throws InterruptedException {
        Comparison comparison = comparison();
        return List.of(
                RawLine.row(comparison.baseline()),
                new Row(
                        NAME,
                        Figures.perSecond(comparison.measured().median()),
                        "raw " + Figures.perSecond(comparison.baseline().median()),
                        Figures.ratio(comparison.ratio()),
                        Goal.atLeast(GOAL, comparison.ratio())));
    }

    /// What latency takes a quarter of; measured when nobody asked for it before.
    double perSecond() throws InterruptedException {
        return comparison().measured().median();
    }

    private Comparison comparison() throws InterruptedException {
        if (compared.isEmpty()) {
            compared = Optional.of(DispatcherThread.call(this::compare));
        }
        return compared.get();
    }

    private Comparison compare() throws InterruptedException {
        progress.say("starting the broker");
        // The same ones each round: a collector that met so many new ones would slow raw down.
        List<Event> posted = workload.events(Pipeline.EVENTS);
        try (Broker broker = Broker.start(work.resolve("drain"));
                Backlog backlog = Backlog.prepare(broker, receiver, workload);
                BareClient client = BareClient.to(receiver.address(), Pipeline.IN_FLIGHT)) {
            return new Alternation(WARM_UP_ROUNDS, ROUNDS, progress).run(backlog::drain, () -> client.post(posted));
        }
    }
}

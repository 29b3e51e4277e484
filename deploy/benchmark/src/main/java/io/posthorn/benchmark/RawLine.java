package io.posthorn.benchmark;

import io.posthorn.benchmark.outbound.BareClient;
import io.posthorn.benchmark.outbound.Workload;
import io.posthorn.benchmark.process.DispatcherThread;
import io.posthorn.benchmark.report.Figures;
import io.posthorn.benchmark.report.Goal;
import io.posthorn.benchmark.report.Progress;
import io.posthorn.benchmark.report.Row;
import io.posthorn.benchmark.rounds.Rates;
import io.posthorn.common.event.Event;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// The bare outbound client by itself: what drain is compared with.
final class RawLine implements Line {
    static final String NAME = "raw";

    private static final int ROUNDS = 3;

    private final URI receiver;
    private final Workload workload;
    private final Progress progress;

    RawLine(URI receiver, Workload workload, Progress progress) {
        this.receiver = receiver;
        this.workload = workload;
        this.progress = progress;
    }

    @Override
    public List<Row> measure() throws InterruptedException {
        return List.of(row(DispatcherThread.call(this::rates)));
    }

    private Rates rates() throws InterruptedException {
        List<Event> posted = workload.events(Pipeline.EVENTS); // the same ones each round, as in drain
        try (BareClient client = BareClient.to(receiver, Pipeline.IN_FLIGHT)) {
            progress.say("warming up");
            client.post(posted);
            List<Double> rates = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                rates.add(client.post(posted));
                progress.say("round " + round + " of " + ROUNDS + ": " + Figures.perSecond(rates.getLast()));
            }
            return new Rates(rates);
        }
    }

    static Row row(Rates rates) {
        return new Row(NAME, Figures.perSecond(rates.median()), Figures.NONE, Figures.NONE, new Goal.None());
    }
}

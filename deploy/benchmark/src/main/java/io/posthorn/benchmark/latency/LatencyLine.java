package io.posthorn.benchmark.latency;

import io.posthorn.benchmark.Line;
import io.posthorn.benchmark.load.OpenLoop;
import io.posthorn.benchmark.outbound.Workload;
import io.posthorn.benchmark.process.ChildJvm;
import io.posthorn.benchmark.receiver.Receiver;
import io.posthorn.benchmark.report.Figures;
import io.posthorn.benchmark.report.Goal;
import io.posthorn.benchmark.report.Progress;
import io.posthorn.benchmark.report.Row;
import io.posthorn.benchmark.rounds.Measurement;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/// From the moment at which a publish call is due to the receiver's receipt, through the whole process.
///
/// ```
///   due ─► publish ─► events ─► fan-out ─► deliveries ─► deliver ─► receiver       measured
///   due ─────────────────────── post ─────────────────────────────► receiver       baseline
/// ```
public final class LatencyLine implements Line {
    public static final String NAME = "latency";

    private static final long P50_GOAL = Duration.ofMillis(15).toNanos();
    private static final long P99_GOAL = Duration.ofMillis(100).toNanos();

    /// The compiler needs minutes on a slow machine until it has come to everything, and then the ledger has fallen
    /// behind and needs minutes until it has caught up.
    private static final List<Stage> WARM_UP = List.of(
            new Stage(1.0 / 32, Duration.ofSeconds(20)),
            new Stage(1.0 / 8, Duration.ofSeconds(20)),
            new Stage(1.0 / 3, Duration.ofSeconds(30)),
            new Stage(1, Duration.ofSeconds(120)),
            new Stage(1, Duration.ofSeconds(120)));

    private static final List<Stage> WARM_UP_OF_LOAD = List.of(new Stage(1, Duration.ofSeconds(20)));
    private static final Duration MEASURED = Duration.ofSeconds(20);

    /// Where little happens, what counts is who waits for whom, and how long a fetch waits that finds nothing.
    private static final double LOW_RATE = 20;

    private static final Duration LOW_RATE_WARM_UP = Duration.ofSeconds(10);
    private static final Duration LOW_RATE_MEASURED = Duration.ofSeconds(50);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    /// @param share of the rate that is measured
    private record Stage(double share, Duration time) {}

    /// @param loaded at the rate that is asked for
    /// @param atLowRate afterwards
    private record Latencies(Histogram loaded, Histogram atLowRate) {}

    private final Path work;
    private final Measurement load;
    private final Progress progress;

    /// @param load how many events a second are posted
    public LatencyLine(Path work, Measurement load, Progress progress) {
        this.work = work;
        this.load = load;
        this.progress = progress;
    }

    @Override
    public List<Row> measure() throws InterruptedException {
        double rate = load.perSecond();
        progress.say("posting straight to the receiver, " + Figures.perSecond(rate));
        Latencies direct = direct(rate);
        progress.say("starting the standalone process");
        Latencies through = through(rate);
        return List.of(
                row(rate, through.loaded(), direct.loaded(), goal(through.loaded())),
                row(LOW_RATE, through.atLowRate(), direct.atLowRate(), new Goal.None()));
    }

    private static Row row(double rate, Histogram through, Histogram direct, Goal goal) {
        return new Row(
                NAME,
                text(through) + " at " + Figures.perSecond(rate),
                "straight " + text(direct),
                Figures.ratio((double) p50(through) / p50(direct)),
                goal);
    }

    private static Goal goal(Histogram through) {
        return new Goal.Judged(
                "p50 ≤ " + Figures.millis(P50_GOAL) + ", p99 ≤ " + Figures.millis(P99_GOAL),
                p50(through) <= P50_GOAL && p99(through) <= P99_GOAL);
    }

    private Latencies direct(double rate) throws InterruptedException {
        Arrivals arrivals = new Arrivals();
        try (Receiver receiver = Receiver.start(1, arrivals::take);
                OpenLoop load = new OpenLoop(receiver.addresses().getFirst(), "none", OK)) {
            return measure(load, arrivals, rate, WARM_UP_OF_LOAD);
        }
    }

    private Latencies through(double rate) throws InterruptedException {
        Arrivals arrivals = new Arrivals();
        try (Receiver receiver = Receiver.start(1, arrivals::take);
                ChildJvm standalone = StandaloneProcess.start(work)) {
            URI api = URI.create(standalone.announcement());
            Registration.of(receiver.addresses().getFirst(), api, StandaloneProcess.API_KEY);
            try (OpenLoop load = new OpenLoop(api.resolve("/v1/events"), StandaloneProcess.API_KEY, ACCEPTED)) {
                return measure(load, arrivals, rate, WARM_UP);
            }
        }
    }

    private Latencies measure(OpenLoop loop, Arrivals arrivals, double rate, List<Stage> warmUp)
            throws InterruptedException {
        for (Stage stage : warmUp) {
            double perSecond = rate * stage.share();
            Histogram nanos = post(loop, arrivals, perSecond, stage.time());
            progress.say("warming up at " + Figures.perSecond(perSecond) + ": " + text(nanos));
        }
        Histogram loaded = postAndTell(loop, arrivals, rate, MEASURED);
        post(loop, arrivals, LOW_RATE, LOW_RATE_WARM_UP);
        return new Latencies(loaded, postAndTell(loop, arrivals, LOW_RATE, LOW_RATE_MEASURED));
    }

    private Histogram postAndTell(OpenLoop loop, Arrivals arrivals, double perSecond, Duration time)
            throws InterruptedException {
        Histogram nanos = post(loop, arrivals, perSecond, time);
        progress.say("at " + Figures.perSecond(perSecond) + ": " + text(nanos) + ", longest "
                + Figures.millis(nanos.getMaxValue()));
        return nanos;
    }

    /// Posts, and waits until everything has arrived.
    private static Histogram post(OpenLoop loop, Arrivals arrivals, double perSecond, Duration time)
            throws InterruptedException {
        arrivals.forget();
        long posted =
                loop.run(perSecond, time, dueAt -> Arrivals.body(Workload.TYPE.value(), dueAt, Workload.BODY_BYTES));
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (arrivals.count() < posted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + arrivals.count() + " of " + posted + " arrived");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return arrivals.nanos();
    }

    private static String text(Histogram nanos) {
        return "p50 " + Figures.millis(p50(nanos)) + ", p99 " + Figures.millis(p99(nanos));
    }

    private static long p50(Histogram nanos) {
        return nanos.getValueAtPercentile(50);
    }

    private static long p99(Histogram nanos) {
        return nanos.getValueAtPercentile(99);
    }
}

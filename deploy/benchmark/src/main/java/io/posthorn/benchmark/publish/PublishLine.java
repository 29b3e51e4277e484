package io.posthorn.benchmark.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.posthorn.benchmark.Line;
import io.posthorn.benchmark.kafka.Broker;
import io.posthorn.benchmark.load.Answers;
import io.posthorn.benchmark.load.ClosedLoop;
import io.posthorn.benchmark.load.Post;
import io.posthorn.benchmark.outbound.Workload;
import io.posthorn.benchmark.process.ChildJvm;
import io.posthorn.benchmark.report.Figures;
import io.posthorn.benchmark.report.Goal;
import io.posthorn.benchmark.report.Progress;
import io.posthorn.benchmark.report.Row;
import io.posthorn.benchmark.rounds.Alternation;
import io.posthorn.benchmark.rounds.Comparison;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/// Publishing over HTTP, by turns with an empty handler of the same server.
public final class PublishLine implements Line {
    public static final String NAME = "publish";

    private static final double GOAL = 0.5;
    private static final int WARM_UP_ROUNDS = 14;
    private static final int ROUNDS = 4;
    private static final int ACCEPTED = 202;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final String API_KEY = "phk_" + "benchmark".repeat(4);

    private final Path work;
    private final int connections;
    private final Progress progress;

    /// @param connections of which each waits for its answer
    public PublishLine(Path work, int connections, Progress progress) {
        this.work = work;
        this.connections = connections;
        this.progress = progress;
    }

    @Override
    public List<Row> measure() throws InterruptedException {
        progress.say("starting broker and API");
        try (Broker broker = Broker.start(work.resolve("publish"));
                ChildJvm api = ApiProcess.start(broker, API_KEY, work);
                ClosedLoop clients = new ClosedLoop(connections)) {
            URI address = URI.create(api.announcement());
            Comparison comparison = new Alternation(WARM_UP_ROUNDS, ROUNDS, progress)
                    .run(
                            () -> perSecond(clients, post(address.resolve("/v1/events"))),
                            () -> perSecond(clients, post(address.resolve(EmptyController.PATH))));
            return List.of(row(comparison));
        }
    }

    private Row row(Comparison comparison) {
        return new Row(
                NAME,
                Figures.perSecond(comparison.measured().median()) + " over " + connections + " connections",
                "empty handler " + Figures.perSecond(comparison.baseline().median()),
                Figures.ratio(comparison.ratio()),
                Goal.atLeast(GOAL, comparison.ratio()));
    }

    private double perSecond(ClosedLoop clients, Post post) throws InterruptedException {
        Answers answers = clients.run(post, ROUND).orThrow();
        Histogram nanos = answers.nanos();
        progress.say(post.url().getPath() + " p50 " + Figures.millis(nanos.getValueAtPercentile(50)) + ", p99 "
                + Figures.millis(nanos.getValueAtPercentile(99)));
        return answers.perSecond();
    }

    private static Post post(URI url) {
        String head = "{\"type\":\"" + Workload.TYPE + "\",\"data\":{\"text\":\"";
        String tail = "\"}}";
        String body = head + "x".repeat(Workload.BODY_BYTES - head.length() - tail.length()) + tail;
        return new Post(url, API_KEY, body.getBytes(US_ASCII), ACCEPTED);
    }
}

package io.posthorn.benchmark.memory;

import io.posthorn.benchmark.Line;
import io.posthorn.benchmark.kafka.Broker;
import io.posthorn.benchmark.kafka.Endpoints;
import io.posthorn.benchmark.kafka.Feed;
import io.posthorn.benchmark.outbound.Workload;
import io.posthorn.benchmark.process.ChildJvm;
import io.posthorn.benchmark.process.Heap;
import io.posthorn.benchmark.receiver.RemoteReceiver;
import io.posthorn.benchmark.report.Figures;
import io.posthorn.benchmark.report.Goal;
import io.posthorn.benchmark.report.Progress;
import io.posthorn.benchmark.report.Row;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.secret.MasterKey;
import io.posthorn.common.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// The heap of a dispatcher with many endpoints and many deliveries in flight, beside that of one with none.
///
/// Every endpoint has its own URL, secret and session, and every delivery in flight its own endpoint and connection:
/// the receiver takes all and answers none.
public final class MemoryLine implements Line {
    public static final String NAME = "memory";

    private static final long GOAL_BYTES = 512L * 1024 * 1024;
    private static final int ENDPOINTS = 100_000;
    private static final int IN_FLIGHT = 5_000;
    private static final int SESSIONS_PER_PROJECT = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Path work;
    private final RemoteReceiver receiver;
    private final Workload workload;
    private final Progress progress;
    private final String masterKey = MasterKey.generate(new SecureRandom());

    public MemoryLine(Path work, RemoteReceiver receiver, Workload workload, Progress progress) {
        this.work = work;
        this.receiver = receiver;
        this.workload = workload;
        this.progress = progress;
    }

    @Override
    public List<Row> measure() throws InterruptedException {
        try (Broker broker = Broker.start(work.resolve("memory"))) {
            long idle = idle(broker);
            progress.say("without endpoints " + Figures.mebibytes(idle));
            long busy = busy(broker);
            return List.of(new Row(
                    NAME,
                    Figures.mebibytes(busy),
                    "idle " + Figures.mebibytes(idle),
                    Figures.ratio((double) busy / idle),
                    new Goal.Judged("≤ " + Figures.mebibytes(GOAL_BYTES), busy <= GOAL_BYTES)));
        }
    }

    private long idle(Broker broker) throws InterruptedException {
        Topics topics = new Topics("idle.");
        broker.provide(topics);
        try (ChildJvm dispatcher = DispatcherProcess.start(broker, topics, masterKey, work)) {
            return Heap.bytesAfterCollection(dispatcher.pid());
        }
    }

    private long busy(Broker broker) throws InterruptedException {
        Topics topics = new Topics("busy.");
        broker.provide(topics);
        try (Feed feed = new Feed(broker, topics)) {
            progress.say("registering " + ENDPOINTS + " endpoints");
            Endpoints endpoints = new Endpoints(MasterKey.parse(masterKey));
            feed.register(IntStream.range(0, ENDPOINTS).mapToObj(number -> endpoint(endpoints, number)));
            try (ChildJvm dispatcher = DispatcherProcess.start(broker, topics, masterKey, work)) {
                return inFlight(feed, dispatcher);
            }
        }
    }

    private long inFlight(Feed feed, ChildJvm dispatcher) throws InterruptedException {
        long before = receiver.received();
        feed.publish(IntStream.range(0, IN_FLIGHT).mapToObj(number -> workload.event(number, session(number))));
        long publishedAt = System.nanoTime();
        while (receiver.received() - before < IN_FLIGHT) {
            checkInTime(publishedAt, before);
            Thread.sleep(BETWEEN_LOOKS);
        }
        progress.say(IN_FLIGHT + " deliveries in flight");
        long bytes = Heap.bytesAfterCollection(dispatcher.pid());
        checkInTime(publishedAt, before);
        return bytes;
    }

    /// A delivery whose time is over is not in flight any more.
    private void checkInTime(long publishedAt, long before) {
        if (System.nanoTime() - publishedAt > TIMEOUT.toNanos()) {
            throw new IllegalStateException(
                    "only " + (receiver.received() - before) + " of " + IN_FLIGHT + " deliveries are in flight");
        }
    }

    private Endpoint endpoint(Endpoints endpoints, int number) {
        List<URI> ports = receiver.silentAddresses();
        URI url = URI.create(ports.get(number % ports.size()) + "?endpoint=" + number);
        return endpoints.endpoint(session(number), url, TIMEOUT, 1);
    }

    private static Scope session(int number) {
        return new Scope.Session(
                DefaultScope.TENANT,
                new ProjectId("project-" + number / SESSIONS_PER_PROJECT),
                new SessionId("session-" + number));
    }
}

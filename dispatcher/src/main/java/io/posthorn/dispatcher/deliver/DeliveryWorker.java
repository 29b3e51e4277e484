package io.posthorn.dispatcher.deliver;

import io.posthorn.common.topic.TopicPlan;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.kafka.Clients;
import io.posthorn.dispatcher.kafka.PollThread;
import io.posthorn.dispatcher.metric.Meters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/// Delivers: one consumer over the deliveries and all tiers, lanes and attempts on event loops, one producer for what
/// follows. When something that follows cannot be written, it starts again from what is committed.
public final class DeliveryWorker implements AutoCloseable {
    private static final Duration ALIVE = Duration.ofSeconds(30);
    private static final Duration LINGER = Duration.ofMillis(10);
    private static final int RECORDS_PER_POLL = 1_000;

    private final Kit kit;
    private final WorkerConfig config;
    private final List<Attempts> attempts;
    private final PollThread thread = new PollThread("posthorn-delivery", this::work);
    private volatile Optional<Crew> crew = Optional.empty();
    private volatile long waiting;
    private volatile boolean joined;

    /// What it is built from, besides its config.
    public record Kit(Clients clients, TopicPlan plan, KnownEndpoints endpoints, Meters meters, InstantSource clock) {}

    /// @param attempts one for each event loop
    DeliveryWorker(Kit kit, WorkerConfig config, List<Attempts> attempts) {
        this.kit = kit;
        this.config = config;
        this.attempts = List.copyOf(attempts);
        kit.meters().gauge("posthorn.in.flight", this::underWay);
        kit.meters().gauge("posthorn.waiting", () -> waiting);
    }

    public void start() {
        thread.start();
    }

    /// True when it is a member of its group and polls.
    public boolean consuming() {
        return joined && thread.polledWithin(ALIVE);
    }

    /// Finishes what is under way, for up to 25 s, commits, and leaves the group.
    @Override
    public void close() {
        thread.close();
    }

    private int underWay() {
        return crew.map(Crew::underWay).orElse(0);
    }

    private void work(PollThread.Life life) {
        joined = false;
        Producer<byte[], byte[]> producer = kit.clients().producer(LINGER, bufferBytes(), onwardTopics());
        Consumer<byte[], byte[]> consumer =
                kit.clients().member(kit.plan().topics().deliveryGroup(), RECORDS_PER_POLL);
        try (Crew hired = crew(producer)) {
            crew = Optional.of(hired);
            work(new DeliveryRun(consumer, kit.plan(), config, hired, kit.clock()), consumer, life);
        } finally {
            Clients.close(consumer, producer);
        }
    }

    private void work(DeliveryRun run, Consumer<byte[], byte[]> consumer, PollThread.Life life) {
        run.start();
        try {
            while (life.goesOn()) {
                run.turn();
                life.polled();
                joined = Clients.isMember(consumer);
                waiting = run.waiting();
            }
            run.drain(life);
        } finally {
            run.abandon();
        }
    }

    private Crew crew(Producer<byte[], byte[]> producer) {
        Completions completions = new Completions();
        Onward onward = new Onward(producer, kit.plan().topics(), completions, kit.clock());
        Session session = new Session(
                kit.endpoints(),
                new RetryPlan(kit.plan().ladder()),
                onward,
                kit.meters(),
                new Session.Waits(kit.clock(), config.patience()));
        return new Crew(
                attempts.stream().map(each -> new DeliveryLoop(each, session)).toList(), onward, completions);
    }

    private Stream<String> onwardTopics() {
        Topics topics = kit.plan().topics();
        return Stream.concat(
                Stream.of(topics.journal(), topics.deadLetters()),
                kit.plan().ladder().tiers().stream().map(topics::retry));
    }

    /// More than a worker can have under way: the body again, and the fact with the start of an answer.
    private long bufferBytes() {
        long factBytes = 8L * 1024;
        long begun =
                Clients.begunBatches(kit.plan().partitions() * onwardTopics().count());
        return 2 * config.maxBytes() + config.maxRecords() * factBytes + begun;
    }
}

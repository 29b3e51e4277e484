package io.posthorn.dispatcher.fanout;

import io.posthorn.common.topic.TopicPlan;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.directory.Directory;
import io.posthorn.dispatcher.directory.ReadBarrier;
import io.posthorn.dispatcher.kafka.Clients;
import io.posthorn.dispatcher.kafka.LagReport;
import io.posthorn.dispatcher.kafka.PollThread;
import io.posthorn.dispatcher.kafka.Sends;
import io.posthorn.dispatcher.metric.Meters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;

/// Takes the events topic batch by batch: barrier, fan-out, acknowledgements, commit. A batch that cannot be finished
/// is begun again from its first record, and makes the same deliveries again.
public final class FanOutWorker implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ALIVE = Duration.ofSeconds(30);
    private static final Duration NO_LINGER = Duration.ZERO;
    private static final int RECORDS_PER_POLL = 4_000;
    private static final long BUFFER_BYTES = 32L * 1024 * 1024;

    private final Clients clients;
    private final TopicPlan plan;
    private final ReadBarrier barrier;
    private final FanOut fanOut;
    private final Meters meters;
    private final PollThread thread = new PollThread("posthorn-fan-out", this::work);
    private volatile boolean joined;

    public FanOutWorker(Clients clients, TopicPlan plan, Directory directory, InstantSource clock, Meters meters) {
        this.clients = clients;
        this.plan = plan;
        this.barrier = directory.barrier();
        this.fanOut = new FanOut(plan.topics(), plan.ladder(), directory, clock);
        this.meters = meters;
    }

    public void start() {
        thread.start();
    }

    /// True when it is a member of its group and polls.
    public boolean consuming() {
        return joined && thread.polledWithin(ALIVE);
    }

    @Override
    public void close() {
        thread.close();
    }

    private void work(PollThread.Life life) {
        joined = false;
        Producer<byte[], byte[]> producer = clients.producer(NO_LINGER, BUFFER_BYTES, onwardTopics());
        Consumer<byte[], byte[]> consumer = clients.member(plan.topics().fanOutGroup(), RECORDS_PER_POLL);
        try (BarrierPass pass = new BarrierPass(clients.reader(), barrier, life)) {
            consume(consumer, producer, pass, life);
        } finally {
            Clients.close(consumer);
            Clients.close(producer);
        }
    }

    private void consume(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            BarrierPass pass,
            PollThread.Life life) {
        LagReport lag = new LagReport(consumer, meters);
        consumer.subscribe(List.of(plan.topics().events()), new CommitOnRevoke(consumer));
        boolean finished = true;
        while (life.goesOn() && finished) {
            ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
            life.polled();
            joined = Clients.isMember(consumer);
            lag.tellSometimes();
            finished = batch.isEmpty() || finish(batch, pass, new Sends(producer), life);
            if (finished && !batch.isEmpty()) {
                consumer.commitAsync();
            }
        }
        if (finished) {
            CommitOnRevoke.commit(consumer);
        }
    }

    private boolean finish(ConsumerRecords<byte[], byte[]> batch, BarrierPass pass, Sends sends, PollThread.Life life) {
        if (!pass.await()) {
            return false;
        }
        fanOut.send(batch, sends);
        return sends.awaitAcknowledged(life::mayFinish);
    }

    private Stream<String> onwardTopics() {
        Topics topics = plan.topics();
        return Stream.concat(
                Stream.of(topics.deliveries(), topics.journal(), topics.deadLetters()),
                plan.ladder().tiers().stream().map(topics::retry));
    }
}

package io.posthorn.dispatcher.fanout;

import io.posthorn.common.topic.TopicPlan;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.directory.Directory;
import io.posthorn.dispatcher.directory.ReadBarrier;
import io.posthorn.dispatcher.kafka.Clients;
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

/// Takes the events topic batch by batch: barrier, fan-out, acknowledgements, commit. The next batch begins while the
/// one before waits for its acknowledgements. What cannot be finished is begun again, and makes the same deliveries
/// again.
public final class FanOutWorker implements AutoCloseable {
    /// Every batch costs the broker half a dozen requests, however little is in it.
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(3);

    private static final Duration ALIVE = Duration.ofSeconds(30);
    private static final Duration LINGER = Duration.ofMillis(1);
    private static final int RECORDS_PER_POLL = 1_000;
    private static final long CONTENT_BYTES = 32L * 1024 * 1024;

    private final Clients clients;
    private final TopicPlan plan;
    private final ReadBarrier barrier;
    private final FanOut fanOut;
    private final PollThread thread = new PollThread("posthorn-fan-out", this::work);
    private volatile boolean joined;

    public FanOutWorker(Clients clients, TopicPlan plan, Directory directory, InstantSource clock, Meters meters) {
        this.clients = clients;
        this.plan = plan;
        this.barrier = directory.barrier();
        this.fanOut = new FanOut(plan.topics(), plan.ladder(), directory, clock, meters);
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
        Producer<byte[], byte[]> producer = clients.producer(LINGER, bufferBytes(), onwardTopics());
        Consumer<byte[], byte[]> consumer = clients.member(plan.topics().fanOutGroup(), RECORDS_PER_POLL);
        try (BarrierPass pass = new BarrierPass(clients.reader(), barrier, life)) {
            consume(consumer, producer, pass, life);
        } finally {
            Clients.close(consumer, producer);
        }
    }

    private void consume(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            BarrierPass pass,
            PollThread.Life life) {
        UnderWay underWay = new UnderWay(consumer);
        consumer.subscribe(List.of(plan.topics().events()), new FinishOnRevoke(underWay));
        try {
            Stride stride = new Stride(BETWEEN_POLLS);
            boolean passed = true;
            while (life.goesOn() && passed) {
                stride.begin();
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(Clients.POLL);
                life.polled();
                joined = Clients.isMember(consumer);
                passed = batch.isEmpty() || begin(batch, producer, pass, underWay);
                underWay.makeRoom(life::mayFinish);
                underWay.commit();
            }
            underWay.finish(life::mayFinish);
        } finally {
            underWay.abandon();
        }
    }

    private boolean begin(
            ConsumerRecords<byte[], byte[]> batch,
            Producer<byte[], byte[]> producer,
            BarrierPass pass,
            UnderWay underWay) {
        if (!pass.await()) {
            return false;
        }
        Sends sends = new Sends(producer);
        fanOut.send(batch, sends);
        underWay.add(batch, sends);
        return true;
    }

    private long bufferBytes() {
        return CONTENT_BYTES
                + Clients.begunBatches(plan.partitions() * onwardTopics().count());
    }

    private Stream<String> onwardTopics() {
        Topics topics = plan.topics();
        return Stream.concat(
                Stream.of(topics.deliveries(), topics.journal(), topics.deadLetters()),
                plan.ladder().tiers().stream().map(topics::retry));
    }
}

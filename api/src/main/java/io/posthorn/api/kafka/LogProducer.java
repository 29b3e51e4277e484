package io.posthorn.api.kafka;

import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.common.topic.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the log. Thread-safe.
///
/// Kafka's `send` blocks while its buffer is full or a topic is unknown. Neither happens here: what is under way stays
/// well below the buffer, and the topics are asked for again before the client forgets them. So event loops may send.
@Singleton
public final class LogProducer {
    private static final Logger LOG = LoggerFactory.getLogger(LogProducer.class);
    static final long BUFFER_BYTES = 64L * 1024 * 1024;
    private static final long MAX_BYTES_UNDER_WAY = BUFFER_BYTES / 3;

    private final Producer<byte[], byte[]> producer;
    private final List<String> topics;
    private final AtomicLong bytesUnderWay = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("posthorn-bursts").daemon().factory());
    private final Bursts bursts;

    @Inject
    LogProducer(KafkaConfig config, Topics topics) {
        this(config, topics, System::nanoTime);
    }

    LogProducer(KafkaConfig config, Topics topics, LongSupplier nanoTime) {
        this.bursts = new Bursts(nanoTime, this::later);
        this.producer = KafkaClients.producer(config);
        this.topics = List.of(topics.events(), topics.endpoints(), topics.deliveries(), topics.journal());
    }

    /// Completes once all in-sync replicas have the record, on Kafka's thread: go on elsewhere with what blocks.
    /// Fails with [LogUnavailableException].
    public CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        return send(record, Runnable::run, () -> {});
    }

    /// As [#send(ProducerRecord)], for what may come in numbers: it may wait five milliseconds, to share a request.
    public CompletableFuture<RecordMetadata> sendWithOthers(ProducerRecord<byte[], byte[]> record) {
        return send(record, bursts::add, bursts::ended);
    }

    /// Sends what waits for others, now.
    public void sendWaiting() {
        bursts.letGo();
    }

    private CompletableFuture<RecordMetadata> send(
            ProducerRecord<byte[], byte[]> record, Executor when, Runnable ended) {
        long bytes = size(record);
        if (bytesUnderWay.addAndGet(bytes) > MAX_BYTES_UNDER_WAY) {
            bytesUnderWay.addAndGet(-bytes);
            return CompletableFuture.failedFuture(new LogUnavailableException("too much is under way to the log"));
        }
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        when.execute(() -> send(record, (position, failure) -> {
            if (settle(acknowledged, position, failure)) {
                bytesUnderWay.addAndGet(-bytes);
                ended.run();
            }
        }));
        return acknowledged;
    }

    private void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        try {
            var _ = producer.send(record, callback);
        } catch (RuntimeException e) { // whichever: others wait behind it
            callback.onCompletion(null, e);
        }
    }

    /// Returns once all in-sync replicas have the record.
    ///
    /// @throws LogUnavailableException when the log did not say so in time; it may have the record all the same
    public RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
        try {
            return send(record).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LogUnavailableException unavailable ? unavailable : e;
        }
    }

    /// How many partitions a topic has. May block, where the topic is not known yet.
    ///
    /// @throws LogUnavailableException when the log does not say so in time
    public int partitions(String topic) {
        try {
            return producer.partitionsFor(topic).size();
        } catch (KafkaException | IllegalStateException e) {
            throw new LogUnavailableException("the log does not tell its partitions", e);
        }
    }

    /// Asks for the topics, so that sending to them does not have to.
    void learnTopics() {
        topics.forEach(producer::partitionsFor);
    }

    /// Kafka's client forgets a topic that was not used for five minutes.
    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void keepTopicsKnown() {
        try {
            learnTopics();
        } catch (KafkaException e) {
            LOG.warn("log=unavailable cause={}", e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        bursts.close();
        timer.shutdown();
        producer.close(Duration.ofSeconds(10));
    }

    private void later(Runnable action, long nanos) {
        var _ = timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    /// True the first time. A send may throw although it took the record, and call back later.
    private static boolean settle(
            CompletableFuture<RecordMetadata> acknowledged,
            @Nullable RecordMetadata position,
            @Nullable Exception failure) {
        if (position != null && failure == null) {
            return acknowledged.complete(position);
        }
        return acknowledged.completeExceptionally(new LogUnavailableException("the log did not acknowledge", failure));
    }

    private static long size(ProducerRecord<byte[], byte[]> record) {
        return 512L
                + (record.key() == null ? 0 : record.key().length)
                + (record.value() == null ? 0 : record.value().length);
    }
}

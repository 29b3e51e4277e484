package io.posthorn.dispatcher.kafka;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/// A batch of records on their way to the broker, for one thread that sends them and then waits for all.
public final class Sends {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Producer<byte[], byte[]> producer;
    private final Thread waiter = Thread.currentThread();
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<Runnable> followUps = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public Sends(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /// How many partitions a topic has.
    public int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
    public void send(ProducerRecord<byte[], byte[]> made) {
        open.incrementAndGet();
        producer.send(made, (_, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
            acknowledged();
        });
    }

    /// Sends a record, and once it is acknowledged does `then`: on the waiting thread, since the producer's own must
    /// never wait for the producer. What that sends belongs to the same batch.
    @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
    public void send(ProducerRecord<byte[], byte[]> made, Consumer<RecordMetadata> then) {
        open.incrementAndGet();
        producer.send(made, (metadata, exception) -> {
            if (exception == null) {
                followUps.add(() -> then.accept(metadata));
            } else {
                failure.compareAndSet(null, exception);
            }
            acknowledged();
        });
    }

    /// Waits until every record is acknowledged.
    ///
    /// @return false when it was not worth waiting any more before they were
    /// @throws KafkaException when one was refused for good
    public boolean awaitAcknowledged(BooleanSupplier worthWaiting) {
        followUp();
        while (isOpen() && worthWaiting.getAsBoolean()) {
            LockSupport.parkNanos(this, LOOK.toNanos());
            followUp();
        }
        if (failure.get() != null) {
            throw new KafkaException("a record was not written", failure.get());
        }
        return !isOpen();
    }

    /// What is to follow is there before its record counts as acknowledged, and so it is not missed.
    private boolean isOpen() {
        return open.get() > 0 || !followUps.isEmpty();
    }

    private void acknowledged() {
        if (open.decrementAndGet() == 0) {
            LockSupport.unpark(waiter);
        }
    }

    private void followUp() {
        for (Runnable next = followUps.poll(); next != null; next = followUps.poll()) {
            next.run();
        }
    }
}

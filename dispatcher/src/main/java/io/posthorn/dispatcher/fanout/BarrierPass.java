package io.posthorn.dispatcher.fanout;

import io.posthorn.dispatcher.directory.ReadBarrier;
import io.posthorn.dispatcher.kafka.Clients;
import io.posthorn.dispatcher.kafka.PollThread;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the polling thread through the read barrier, for as long as that takes: without it nothing may be fanned out.
///
/// It asks through a consumer of its own that reads nothing: one that has other partitions warns at each answer.
final class BarrierPass implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BarrierPass.class);
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> asking;
    private final ReadBarrier barrier;
    private final PollThread.Life life;

    /// @param asking without a group
    BarrierPass(Consumer<byte[], byte[]> asking, ReadBarrier barrier, PollThread.Life life) {
        this.asking = asking;
        this.barrier = barrier;
        this.life = life;
        asking.assign(barrier.partitions());
    }

    /// Returns false when the thread is to end and the barrier was not passed.
    boolean await() {
        while (life.goesOn()) {
            try {
                return await(barrier.passed(asking.endOffsets(barrier.partitions(), CALL)));
            } catch (org.apache.kafka.common.errors.TimeoutException e) {
                LOG.warn("Kafka does not tell the end of the endpoints topic; asking again", e);
            }
        }
        return false;
    }

    @Override
    public void close() {
        Clients.close(asking);
    }

    private boolean await(CompletableFuture<Void> passed) {
        while (life.goesOn()) {
            try {
                passed.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException _) {
                life.polled();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the directory failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}

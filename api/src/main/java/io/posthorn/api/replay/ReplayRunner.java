package io.posthorn.api.replay;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.posthorn.api.kafka.LogReader;
import io.posthorn.common.topic.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for replays that nobody works on, and works on a few at a time. When its process dies, another process takes
/// them over where they stand.
///
/// ```
///   claim ─► [ rows ─► bodies ─► log, acknowledged ─► cursor ] … ─► done
///                 ▲                                      │
///                 └──────── as fast as the rate ─────────┘
/// ```
@Singleton
final class ReplayRunner implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayRunner.class);
    private static final int AT_A_TIME = 4;
    private static final long LOOK_MILLIS = 1000;

    private final ReplayTable table;
    private final ReplayWork work;
    private final BeanProvider<LogReader> readers;
    private final Topics topics;
    private final Semaphore room = new Semaphore(AT_A_TIME);
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ReplayRunner(ReplayTable table, ReplayWork work, BeanProvider<LogReader> readers, Topics topics) {
        this.table = table;
        this.work = work;
        this.readers = readers;
        this.topics = topics;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        threads.execute(this::look);
    }

    /// There may be something to do.
    void wake() {
        news.release();
    }

    private void look() {
        try {
            while (stop.getCount() > 0) {
                claimAll();
                boolean _ = news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void claimAll() {
        while (room.tryAcquire()) {
            Optional<Claim> claim = claim();
            if (claim.isEmpty()) {
                room.release();
                return;
            }
            threads.execute(() -> run(claim.get()));
        }
    }

    private Optional<Claim> claim() {
        try {
            return table.claim();
        } catch (RuntimeException e) {
            LOG.warn("replays cannot be looked for; trying again", e);
            return Optional.empty();
        }
    }

    private void run(Claim claim) {
        try (LogReader log = readers.get()) {
            new ReplayRun(table, work, new Bodies(log, topics), stop).run(claim);
        } finally {
            room.release();
            wake();
        }
    }

    /// Finishes the batches under way.
    @PreDestroy
    void close() throws InterruptedException {
        stop.countDown();
        wake();
        threads.shutdown();
        boolean _ = threads.awaitTermination(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
    }
}

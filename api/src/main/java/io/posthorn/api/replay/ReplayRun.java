package io.posthorn.api.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works on a claimed replay, batch after batch, until it is done, stopped or taken over.
record ReplayRun(ReplayTable table, ReplayWork work, Bodies bodies, CountDownLatch stop) {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);
    private static final int BATCH = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    void run(Claim claim) {
        try {
            batches(claim);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            release(claim, Duration.ZERO);
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
            LOG.error("replay {} failed", claim.replay().id(), e);
            table.fail(claim, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "replay {} goes on later: the log or the database does not answer",
                    claim.replay().id(),
                    e);
            release(claim, PATIENCE);
        }
    }

    private void batches(Claim first) throws InterruptedException {
        Claim claim = first;
        while (stop.getCount() > 0 && table.isRunning(claim)) {
            long start = System.nanoTime();
            Optional<Batch> batch = work.next(claim, bodies, size(claim));
            if (batch.isEmpty()) {
                table.finish(claim);
                return;
            }
            if (!table.advance(claim, batch.get())) {
                LOG.warn("replay {} was taken over", claim.replay().id());
                return;
            }
            claim = claim.after(batch.get().last());
            pace(claim, Duration.ofNanos(System.nanoTime() - start));
        }
        release(claim, Duration.ZERO);
    }

    private static int size(Claim claim) {
        return Math.min(BATCH, claim.replay().rate().orElse(BATCH));
    }

    private void pace(Claim claim, Duration took) throws InterruptedException {
        Optional<Integer> rate = claim.replay().rate();
        if (rate.isPresent()) {
            Duration due = Duration.ofMillis(1000L * size(claim) / rate.get());
            boolean _ = stop.await(due.minus(took).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void release(Claim claim, Duration rest) {
        try {
            table.release(claim, rest);
        } catch (RuntimeException e) {
            LOG.warn(
                    "replay {} is free again when its lease ends",
                    claim.replay().id(),
                    e);
        }
    }
}

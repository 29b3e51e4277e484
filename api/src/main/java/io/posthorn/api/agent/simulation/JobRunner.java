package io.posthorn.api.agent.simulation;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.problem.ProblemException;
import io.posthorn.common.id.JobId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out jobs until they have ended.
///
/// ```
///   lock the job ─► advance ─► note the result ─► commit ─► bring the messages to the log
///       until the commit nothing happened: when the process dies, the lock is gone and any process takes the job over
///       refused, or a bug ─► failed           the database does not answer ─► again later, too late ─► failed
/// ```
///
/// Thread-safe; blocks.
@Singleton
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int AT_A_TIME = 4;
    private static final int LOOKED_AT = 100;

    private final JobTable table;
    private final JobWork work;
    private final ExecutorService executor;
    private final Semaphore room = new Semaphore(AT_A_TIME);

    JobRunner(JobTable table, JobWork work, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.table = table;
        this.work = work;
        this.executor = executor;
    }

    /// Does not wait for it. When many are under way, it is found later.
    void start(JobId id) {
        if (room.tryAcquire()) {
            executor.execute(() -> {
                try {
                    run(id);
                } finally {
                    room.release();
                }
            });
        }
    }

    /// Also what a process left that died.
    @Scheduled(initialDelay = "1s", fixedDelay = "1s")
    void takeOver() {
        table.running(LOOKED_AT).forEach(this::run);
    }

    private void run(JobId id) {
        try {
            work.carryOut(id);
        } catch (ProblemException e) {
            table.end(id, new JobState.Failed(e.problem().detail()));
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
            LOG.error("job={} failed", id, e);
            table.end(id, new JobState.Failed("internal error"));
        } catch (RuntimeException e) {
            LOG.warn("job={} waiting cause={}", id, e.toString());
        }
    }
}

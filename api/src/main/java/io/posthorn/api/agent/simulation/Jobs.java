package io.posthorn.api.agent.simulation;

import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.id.JobId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What clients do with jobs. Thread-safe; blocks.
@Singleton
final class Jobs {
    private static final String WHAT = "Job";

    private final JobTable table;
    private final JobRunner runner;
    private final IdSource ids;
    private final Clock clock;

    Jobs(JobTable table, JobRunner runner, IdSource ids, Clock clock) {
        this.table = table;
        this.runner = runner;
        this.ids = ids;
        this.clock = clock;
    }

    /// A job that will be carried out, whatever becomes of this process.
    Job start(Simulation simulation) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Job made = new Job(ids.job(), simulation, new JobState.Running(), now, now);
        table.insert(made);
        runner.start(made.id());
        return made;
    }

    Job find(Scope.Project scope, String name) {
        return table.find(scope, Checks.inPath(WHAT, () -> new JobId(name)))
                .orElseThrow(() -> Problem.notFound(WHAT).asException());
    }
}

package io.posthorn.api.agent.simulation;

import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.database.Database;
import io.posthorn.api.scope.PartOfProject;
import io.posthorn.common.id.JobId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table of jobs. Thread-safe; blocks.
@Singleton
final class JobTable implements PartOfProject {
    private final Database database;
    private final Clock clock;
    private final Duration retention;

    JobTable(Database database, Clock clock, SimulationConfig config) {
        this.database = database;
        this.clock = clock;
        this.retention = config.simulationJobRetention();
    }

    void insert(Job made) {
        AgentUser owner = made.simulation().owner();
        database.update(
                """
                insert into simulation_job (id, tenant, project, agent, user_id, simulated_hours, base_offset_hours,
                    status, started_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                made.id(),
                owner.scope().tenant(),
                owner.scope().project(),
                owner.agent(),
                owner.user(),
                made.simulation().hours(),
                made.simulation().baseHours(),
                made.state().code(),
                made.startedAt(),
                made.updatedAt());
    }

    /// A job of the project, until its retention ends.
    Optional<Job> find(Scope.Project scope, JobId id) {
        return database.first("""
            select *
            from simulation_job
            where id = ? and tenant = ? and project = ? and (expires_at is null or expires_at > ?)
            """, Job::read, id, scope.tenant(), scope.project(), clock.instant());
    }

    /// Those that have not ended, oldest first.
    List<JobId> running(int most) {
        return database.list("""
            select id
            from simulation_job
            where status = 'running'
            order by status, id
            limit ?
            """, row -> new JobId(row.text("id")), most);
    }

    /// The job, kept from others until the transaction ends; empty when another keeps it, or has ended it.
    Optional<Job> lockRunning(JobId id) {
        return database.first("""
            select *
            from simulation_job
            where id = ? and status = 'running'
            for update skip locked
            """, Job::read, id);
    }

    /// Notes how it ended, unless it has already.
    void end(JobId id, JobState state) {
        Instant now = clock.instant();
        database.update(
                """
                update simulation_job
                set status = ?, result = ?, error = ?, updated_at = ?, expires_at = ?
                where id = ? and status = 'running'
                """,
                state.code(),
                state instanceof JobState.Succeeded(String result) ? result : null,
                state instanceof JobState.Failed(String error) ? error : null,
                now,
                now.plus(retention),
                id);
    }

    @Override
    public void deleteAll(Scope.Project project) {
        database.update(
                "delete from simulation_job where tenant = ? and project = ?", project.tenant(), project.project());
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void purge() {
        database.update("delete from simulation_job where expires_at < ?", clock.instant());
    }
}

package io.posthorn.api.agent.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.posthorn.api.database.Database;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.JobId;
import io.posthorn.common.record.Json;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Carries out one job in one transaction with its result: a crash leaves all of it or nothing. Thread-safe; blocks.
@Singleton
final class JobWork {
    /// Its window is counted from when it was asked for; nobody waits for it any more.
    private static final Duration TOO_LATE = Duration.ofMinutes(10);

    private final JobTable table;
    private final Advance advance;
    private final Bringing bringing;
    private final Database database;
    private final Clock clock;

    JobWork(JobTable table, Advance advance, Bringing bringing, Database database, Clock clock) {
        this.table = table;
        this.advance = advance;
        this.bringing = bringing;
        this.database = database;
        this.clock = clock;
    }

    /// Nothing when another carries it out, or has.
    void carryOut(JobId id) {
        bringing.bring(database.inTransaction(
                () -> table.lockRunning(id).map(this::end).orElse(List.of())));
    }

    /// What is to be brought then.
    private List<EventId> end(Job job) {
        if (job.startedAt().plus(TOO_LATE).isBefore(clock.instant())) {
            table.end(job.id(), new JobState.Failed("was interrupted, and it is too late now"));
            return List.of();
        }
        Advance.Advanced done = advance.carryOut(job.simulation(), job.startedAt());
        table.end(job.id(), new JobState.Succeeded(new String(Json.bytes(done.told()), UTF_8)));
        return done.events();
    }
}

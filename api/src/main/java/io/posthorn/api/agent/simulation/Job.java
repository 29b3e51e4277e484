package io.posthorn.api.agent.simulation;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.database.Row;
import io.posthorn.common.id.JobId;
import java.time.Instant;

/// An advance that is carried out after it was answered.
///
/// @param startedAt when it was asked for
record Job(JobId id, Simulation simulation, JobState state, Instant startedAt, Instant updatedAt) {
    static Job read(Row row) {
        return new Job(
                new JobId(row.text("id")),
                new Simulation(AgentUser.read(row), row.fraction("simulated_hours"), row.fraction("base_offset_hours")),
                state(row),
                row.time("started_at"),
                row.time("updated_at"));
    }

    private static JobState state(Row row) {
        return switch (row.text("status")) {
            case "running" -> new JobState.Running();
            case "succeeded" -> new JobState.Succeeded(row.text("result"));
            case "failed" -> new JobState.Failed(row.text("error"));
            default -> throw new IllegalStateException("a job's status is " + row.text("status"));
        };
    }
}

package io.posthorn.api.agent.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.UserId;
import io.posthorn.common.id.JobId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as the agent surface shows it. Both times are of the real clock, as everything but the window is.
///
/// @param result as a call that waits is answered with; only when it succeeded
/// @param error only when it failed: nothing was advanced then
/// @param startedAt when it was asked for, and where its hours are counted from
/// @param updatedAt when it ended; until then, when it was asked for
@JsonPropertyOrder({"job_id", "status", "result", "error", "agent_id", "user_id", "started_at", "updated_at"})
record JobView(
        @JsonProperty("job_id") JobId id,
        String status,

        @JsonRawValue @Schema(implementation = AdvanceTime.class) @Nullable
        String result,

        @Nullable String error,
        @JsonProperty("agent_id") AgentId agent,
        @JsonProperty("user_id") UserId user,
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("updated_at") Instant updatedAt) {
    static JobView of(Job job) {
        return new JobView(
                job.id(),
                job.state().code(),
                job.state() instanceof JobState.Succeeded(String result) ? result : null,
                job.state() instanceof JobState.Failed(String error) ? error : null,
                job.simulation().owner().agent(),
                job.simulation().owner().user(),
                job.startedAt(),
                job.updatedAt());
    }
}

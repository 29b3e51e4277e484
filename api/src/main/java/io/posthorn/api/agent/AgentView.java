package io.posthorn.api.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import java.time.Instant;

/// An agent as the agent surface lists it. Clients want all of these keys and forbid others; an agent has no owner and
/// no instances here.
@JsonPropertyOrder({
    "agent_id",
    "tenant_id",
    "owner_user_id",
    "instance_count",
    "is_active",
    "created_at",
    "project_id",
    "proactive_mode"
})
record AgentView(
        @JsonProperty("agent_id") AgentId id,
        @JsonProperty("tenant_id") TenantId tenant,
        @JsonProperty("owner_user_id") String owner,
        @JsonProperty("instance_count") int instances,
        @JsonProperty("is_active") boolean active,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("project_id") ProjectId project,
        @JsonProperty("proactive_mode") ProactiveMode mode) {
    static AgentView of(Agent agent) {
        return new AgentView(
                agent.id(),
                agent.scope().tenant(),
                "",
                0,
                true,
                agent.createdAt(),
                agent.scope().project(),
                agent.mode());
    }
}

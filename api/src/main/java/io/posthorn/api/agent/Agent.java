package io.posthorn.api.agent;

import io.posthorn.api.database.Row;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;

/// An agent of a project.
///
/// @param createdAt when it was first used
record Agent(Scope.Project scope, AgentId id, ProactiveMode mode, Instant createdAt) {
    static Agent read(Row row) {
        return new Agent(
                new Scope.Project(new TenantId(row.text("tenant")), new ProjectId(row.text("project"))),
                new AgentId(row.text("id")),
                ProactiveMode.of(row.text("proactive_mode")),
                row.time("created_at"));
    }
}

package io.posthorn.api.agent;

import io.posthorn.api.database.Row;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.scope.Scope;

/// A user as one agent of a project knows it.
public record AgentUser(Scope.Project scope, AgentId agent, UserId user) {
    /// Of the columns tenant, project, agent and user_id.
    public static AgentUser read(Row row) {
        return new AgentUser(
                new Scope.Project(new TenantId(row.text("tenant")), new ProjectId(row.text("project"))),
                new AgentId(row.text("agent")),
                new UserId(row.text("user_id")));
    }
}

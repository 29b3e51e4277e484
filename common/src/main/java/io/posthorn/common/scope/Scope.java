package io.posthorn.common.scope;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.id.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tenant, one of its projects, or one session of a project. An event belongs to one; an endpoint receives the events
/// of its own scope and of every scope within it.
public sealed interface Scope {
    TenantId tenant();

    /// This scope and those around it, innermost first: the scopes whose endpoints an event of this scope may reach.
    List<Scope> lineage();

    default Optional<ProjectId> projectId() {
        return Optional.empty();
    }

    default Optional<SessionId> sessionId() {
        return Optional.empty();
    }

    /// Builds the innermost scope that is named; a session needs its project.
    @JsonCreator
    static Scope of(
            @JsonProperty("tenant") TenantId tenant,
            @JsonProperty("project") @Nullable ProjectId project,
            @JsonProperty("session") @Nullable SessionId session) {
        if (project == null) {
            if (session != null) {
                throw new IllegalArgumentException("session '" + session + "' is named without its project");
            }
            return new Tenant(tenant);
        }
        return session == null ? new Project(tenant, project) : new Session(tenant, project, session);
    }

    /// All of a tenant.
    record Tenant(TenantId tenant) implements Scope {
        @Override
        public List<Scope> lineage() {
            return List.of(this);
        }
    }

    /// One project of a tenant.
    record Project(TenantId tenant, ProjectId project) implements Scope {
        @Override
        public List<Scope> lineage() {
            return List.of(this, new Tenant(tenant));
        }

        @Override
        public Optional<ProjectId> projectId() {
            return Optional.of(project);
        }
    }

    /// One session of a project.
    record Session(TenantId tenant, ProjectId project, SessionId session) implements Scope {
        @Override
        public List<Scope> lineage() {
            return List.of(this, new Project(tenant, project), new Tenant(tenant));
        }

        @Override
        public Optional<ProjectId> projectId() {
            return Optional.of(project);
        }

        @Override
        public Optional<SessionId> sessionId() {
            return Optional.of(session);
        }
    }
}

package io.posthorn.api.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.scope.Scope;
import org.jspecify.annotations.Nullable;

/// A scope as callers write it: `{"tenant":true}`, `{"project":"id"}` or `{"session":"id"}`; a session of a project
/// that is not the key's names that besides.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScopeView(
        @Nullable Boolean tenant,
        @Nullable String project,
        @Nullable String session) {
    static ScopeView of(Scope scope, ProjectId own) {
        return switch (scope) {
            case Scope.Tenant _ -> new ScopeView(true, null, null);
            case Scope.Project project -> new ScopeView(null, project.project().value(), null);
            case Scope.Session session ->
                new ScopeView(
                        null,
                        session.project().equals(own) ? null : session.project().value(),
                        session.session().value());
        };
    }

    /// The scope, within the caller's project where it names none.
    Scope within(Scope.Project own) {
        if (Boolean.TRUE.equals(tenant)) {
            if (project != null || session != null) {
                throw new IllegalArgumentException("must be one of tenant, project and session");
            }
            return new Scope.Tenant(own.tenant());
        }
        return Scope.of(
                own.tenant(),
                project == null ? own.project() : new ProjectId(project),
                session == null ? null : new SessionId(session));
    }
}

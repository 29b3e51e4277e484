package io.posthorn.api.endpoint;

import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.scope.Projects;
import io.posthorn.api.scope.Sessions;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// In which scopes a caller may register: those that exist and that it sees.
@Singleton
final class ScopeRule {
    private final Projects projects;
    private final Sessions sessions;

    ScopeRule(Projects projects, Sessions sessions) {
        this.projects = projects;
        this.sessions = sessions;
    }

    /// The scope that is asked for; the caller's project where none is.
    Scope checked(Caller caller, @Nullable ScopeView asked) {
        if (asked == null) {
            return caller.ownScope();
        }
        Scope scope = Checks.inBody("scope", () -> asked.within(caller.ownScope()));
        if (scope instanceof Scope.Tenant && !caller.may(KeyScope.TENANT)) {
            throw Problem.forbidden("The API key lacks the scope 'tenant'").asException();
        }
        if (!caller.sees(scope) || !exists(scope)) {
            throw Checks.invalid("scope", "does not exist");
        }
        return scope;
    }

    private boolean exists(Scope scope) {
        return switch (scope) {
            case Scope.Tenant _ -> true;
            case Scope.Project project ->
                projects.find(project.tenant(), project.project()).isPresent();
            case Scope.Session session -> sessions.find(session).isPresent();
        };
    }
}

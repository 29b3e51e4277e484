package io.posthorn.api.access;

import io.micronaut.http.HttpRequest;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.scope.Scope;
import java.util.Optional;
import java.util.Set;

/// Whoever holds the key of a request: what it may do, and where. Controllers take it as an argument.
///
/// @param project the project of the key, meant where a request names none
public record Caller(KeyId key, TenantId tenant, ProjectId project, Set<KeyScope> scopes) {
    static final String ATTRIBUTE = "posthorn.caller";

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /// The caller of a request; empty where no API key is needed.
    public static Optional<Caller> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class);
    }

    public boolean may(KeyScope scope) {
        return scopes.contains(scope);
    }

    /// The project of the key as a scope.
    public Scope.Project ownScope() {
        return new Scope.Project(tenant, project);
    }

    /// The one project whose things the caller sees; empty when it sees all of its tenant's.
    public Optional<ProjectId> onlyProject() {
        return may(KeyScope.TENANT) ? Optional.empty() : Optional.of(project);
    }

    /// True when the scope is the caller's own or within it. What is not is answered 404, as if it were not there.
    public boolean sees(Scope scope) {
        return scope.tenant().equals(tenant)
                && onlyProject()
                        .map(only -> scope.projectId().filter(only::equals).isPresent())
                        .orElse(true);
    }
}

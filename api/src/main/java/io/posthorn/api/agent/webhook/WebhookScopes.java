package io.posthorn.api.agent.webhook;

import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.SeenProjects;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;

/// The scopes whose webhooks a caller may see and change.
@Singleton
final class WebhookScopes {
    private final SeenProjects projects;

    WebhookScopes(SeenProjects projects) {
        this.projects = projects;
    }

    /// The caller's tenant. Clients of this surface have one key for all of it, which is one of the default project.
    Scope tenant(Caller caller) {
        if (!caller.may(KeyScope.TENANT) && !caller.project().equals(DefaultScope.PROJECT)) {
            throw Problem.forbidden("The API key lacks the scope 'tenant'").asException();
        }
        return new Scope.Tenant(caller.tenant());
    }

    Scope project(Caller caller, String name) {
        return projects.named(caller, name);
    }
}

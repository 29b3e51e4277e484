package io.posthorn.api.agent.webhook;

import io.posthorn.common.event.EventType;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.scope.Scope;

/// Where one webhook can be registered: for an event type of a tenant, or of a project.
record WebhookPlace(Scope scope, EventType eventType) {
    WebhookPlace {
        if (eventType.value().contains("*")) {
            throw new IllegalArgumentException("must not hold '*': a webhook is for one event type");
        }
    }

    TenantId tenant() {
        return scope.tenant();
    }

    /// The project as answers and rows name it; empty for the tenant.
    String project() {
        return project(scope);
    }

    static String project(Scope scope) {
        return scope.projectId().map(ProjectId::value).orElse("");
    }
}

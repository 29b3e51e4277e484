package io.posthorn.dispatcher.directory;

import io.posthorn.common.endpoint.DeliverySettings;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.scope.Scope;
import java.util.HashMap;
import java.util.Map;

/// Keeps one copy of what endpoints have in common: most have the same settings, the same filter, the same project.
/// Owned by the thread that writes the directory.
final class SharedParts {
    private static final int MOST = 10_000;

    private final Map<Object, Object> parts = new HashMap<>();

    Endpoint lean(Endpoint endpoint) {
        return new Endpoint(
                endpoint.id(),
                endpoint.version(),
                one(endpoint.scope()),
                endpoint.url(),
                (EventTypeFilter) one(endpoint.eventTypes()),
                endpoint.scheme(),
                endpoint.status(),
                endpoint.secrets(),
                endpoint.headers(),
                (DeliverySettings) one(endpoint.settings()));
    }

    private Scope one(Scope scope) {
        return switch (scope) {
            case Scope.Tenant tenant -> (Scope) one((Object) tenant);
            case Scope.Project project -> (Scope) one((Object) project);
            case Scope.Session session ->
                new Scope.Session(
                        (TenantId) one(session.tenant()), (ProjectId) one(session.project()), session.session());
        };
    }

    /// Starts anew when it holds too much, since it cannot know what is still in use.
    private Object one(Object part) {
        if (parts.size() >= MOST) {
            parts.clear();
        }
        Object known = parts.putIfAbsent(part, part);
        return known == null ? part : known;
    }
}

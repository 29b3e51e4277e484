package io.posthorn.dispatcher.directory;

import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.scope.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All endpoints, by id and by scope. One thread writes, any may read.
final class EndpointIndex implements EndpointView {
    /// Up to here a scope's endpoints are copied on each change, which takes the least memory.
    private static final int COPIED = 8;

    private final Map<EndpointId, Endpoint> byId = new ConcurrentHashMap<>();
    private final Map<Scope, Map<EndpointId, Endpoint>> byScope = new ConcurrentHashMap<>();
    private final SharedParts shared = new SharedParts();

    /// Takes a snapshot, unless a newer one is known.
    void put(Endpoint snapshot) {
        Endpoint known = byId.get(snapshot.id());
        if (known != null && known.version() >= snapshot.version()) {
            return;
        }
        if (known != null && !known.scope().equals(snapshot.scope())) {
            unlist(known);
        }
        Endpoint lean = shared.lean(snapshot);
        byId.put(lean.id(), lean);
        byScope.merge(lean.scope(), Map.of(lean.id(), lean), EndpointIndex::joined);
    }

    void remove(EndpointId id) {
        Endpoint known = byId.remove(id);
        if (known != null) {
            unlist(known);
        }
    }

    @Override
    public Optional<Endpoint> find(EndpointId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Collection<Endpoint> of(Scope scope) {
        Map<EndpointId, Endpoint> listed = byScope.get(scope);
        return listed == null ? List.of() : listed.values();
    }

    int size() {
        return byId.size();
    }

    private void unlist(Endpoint endpoint) {
        byScope.computeIfPresent(endpoint.scope(), (_, listed) -> without(listed, endpoint.id()));
    }

    private static Map<EndpointId, Endpoint> joined(Map<EndpointId, Endpoint> listed, Map<EndpointId, Endpoint> more) {
        if (listed instanceof ConcurrentHashMap) {
            listed.putAll(more);
            return listed;
        }
        Map<EndpointId, Endpoint> all =
                listed.size() < COPIED ? new HashMap<>(listed) : new ConcurrentHashMap<>(listed);
        all.putAll(more);
        return all instanceof ConcurrentHashMap ? all : Map.copyOf(all);
    }

    private static @Nullable Map<EndpointId, Endpoint> without(Map<EndpointId, Endpoint> listed, EndpointId id) {
        Map<EndpointId, Endpoint> rest = listed instanceof ConcurrentHashMap ? listed : new HashMap<>(listed);
        rest.remove(id);
        if (rest.isEmpty()) {
            return null;
        }
        return rest instanceof ConcurrentHashMap ? rest : Map.copyOf(rest);
    }
}

package io.posthorn.dispatcher.directory;

import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.scope.Scope;
import java.util.Collection;
import java.util.Optional;

/// The endpoints as far as they are known.
public interface EndpointView {
    Optional<Endpoint> find(EndpointId id);

    /// Endpoints of exactly this scope.
    Collection<Endpoint> of(Scope scope);
}

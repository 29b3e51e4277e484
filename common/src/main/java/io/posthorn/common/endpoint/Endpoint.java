package io.posthorn.common.endpoint;

import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.secret.Sealed;
import io.posthorn.common.signature.SignatureScheme;
import org.jspecify.annotations.Nullable;

/// Snapshot of an endpoint as it travels in the endpoints topic: where to deliver what, and how. Secrets are sealed.
///
/// @param version counts changes; a higher one replaces a lower one
/// @param headers sealed JSON object of the custom request headers, since they may hold credentials
public record Endpoint(
        EndpointId id,
        long version,
        Scope scope,
        String url,
        EventTypeFilter eventTypes,
        SignatureScheme scheme,
        EndpointStatus status,
        SigningSecrets secrets,
        @Nullable Sealed headers,
        DeliverySettings settings) {}

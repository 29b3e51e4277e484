package io.posthorn.api.ledger;

import io.posthorn.common.id.EndpointId;

/// What happens to an endpoint that answered 410.
public interface GoneEndpoints {
    /// Disables the endpoint, where it still exists, in the transaction of the caller.
    void disable(EndpointId endpoint);
}

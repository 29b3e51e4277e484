package io.posthorn.api.idempotency;

import io.posthorn.common.id.EndpointId;
import io.posthorn.common.secret.Sealed;
import org.jspecify.annotations.Nullable;

/// A request that came before, with its answer once there is one.
///
/// @param sealId what the answer is sealed for; the seal binds to ids of this kind
/// @param answer sealed; absent while there is none
record StoredAnswer(
        String bodyHash, EndpointId sealId, @Nullable Sealed answer) {}

package io.posthorn.benchmark.kafka;

import io.posthorn.common.endpoint.DeliverySettings;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.endpoint.SigningSecrets;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.retry.RetryPolicy;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.secret.MasterKey;
import io.posthorn.common.secret.SecretSeal;
import io.posthorn.common.signature.SignatureScheme;
import io.posthorn.common.signature.Signatures;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Makes endpoints that take everything, each with a secret of its own.
public final class Endpoints {
    private static final EventTypeFilter ALL = new EventTypeFilter(List.of("*"));
    private static final RetryPolicy POLICY = RetryPolicy.parse("5s,5m,30m,2h,5h,10h,10h");

    private final SecureRandom random = new SecureRandom();
    private final IdSource ids = new IdSource(InstantSource.system(), random);
    private final SecretSeal seal;

    public Endpoints(MasterKey key) {
        this.seal = new SecretSeal(List.of(key), random);
    }

    /// An endpoint of the given scope.
    ///
    /// @param maxInFlight requests under way at once
    public Endpoint endpoint(Scope scope, URI url, Duration timeout, int maxInFlight) {
        EndpointId id = ids.endpoint();
        return new Endpoint(
                id,
                1,
                scope,
                url.toString(),
                ALL,
                SignatureScheme.STANDARD,
                EndpointStatus.ACTIVE,
                SigningSecrets.only(
                        seal.seal(Signatures.newSecret(SignatureScheme.STANDARD, random), scope.tenant(), id)),
                null,
                new DeliverySettings(POLICY, timeout, maxInFlight, null, false));
    }
}

package io.posthorn.api.endpoint;

import io.posthorn.api.problem.Checks;
import io.posthorn.common.endpoint.SigningSecrets;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.secret.Sealed;
import io.posthorn.common.secret.Secret;
import io.posthorn.common.secret.SecretSeal;
import io.posthorn.common.signature.SignatureScheme;
import io.posthorn.common.signature.Signatures;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes, checks, seals and opens what an endpoint keeps secret.
@Singleton
public final class Sealing {
    private static final int MAX_SECRET = 512;

    private final SecretSeal seal;
    private final SecureRandom random;

    Sealing(SecretSeal seal, SecureRandom random) {
        this.seal = seal;
        this.random = random;
    }

    /// The given secret, or a new one where none is given.
    ///
    /// @throws io.posthorn.api.problem.ProblemException when the scheme cannot sign with it
    Secret secret(SignatureScheme scheme, @Nullable String given) {
        return given == null ? newSecret(scheme) : checked(scheme, given);
    }

    public Secret newSecret(SignatureScheme scheme) {
        return Signatures.newSecret(scheme, random);
    }

    /// The given secret.
    ///
    /// @throws io.posthorn.api.problem.ProblemException when the scheme cannot sign with it
    public Secret checked(SignatureScheme scheme, String given) {
        return Checks.inBody("secret", () -> {
            if (given.isEmpty() || given.length() > MAX_SECRET) {
                throw new IllegalArgumentException("must be 1 to 512 characters");
            }
            Secret secret = new Secret(given);
            Signatures.check(scheme, secret);
            return secret;
        });
    }

    public Credentials credentials(TenantId tenant, EndpointId endpoint, Secret secret) {
        return new Credentials(SigningSecrets.only(seal.seal(secret, tenant, endpoint)), null, List.of());
    }

    private Sealed seal(Registration registration, Secret secret) {
        return seal.seal(secret, registration.scope().tenant(), registration.id());
    }

    /// Opens a secret that the registration keeps.
    Secret open(Registration registration, Sealed sealed) {
        return seal.open(sealed, registration.scope().tenant(), registration.id());
    }

    /// The secret that the registration signs with, in the clear.
    public Secret current(Registration registration) {
        return open(registration, registration.credentials().secrets().current());
    }

    /// The custom headers that the registration keeps.
    public CustomHeaders headers(Registration registration) {
        return registration
                .credentials()
                .customHeaders()
                .map(kept -> CustomHeaders.unsealed(open(registration, kept)))
                .orElseGet(CustomHeaders::none);
    }

    /// The registration with its next secret; the one before signs besides until the overlap is over.
    public Registration rotated(Registration before, Secret next, Duration overlap, Instant now) {
        Sealed kept = seal(before, next);
        SigningSecrets secrets = overlap.isPositive()
                ? before.credentials().secrets().rotate(kept, now.plus(overlap))
                : SigningSecrets.only(kept);
        return before.rotate(secrets, now);
    }

    public Credentials withHeaders(
            Credentials credentials, TenantId tenant, EndpointId endpoint, CustomHeaders headers) {
        return new Credentials(
                credentials.secrets(),
                headers.isEmpty() ? null : seal.seal(headers.secret(), tenant, endpoint),
                headers.names());
    }
}

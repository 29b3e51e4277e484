package io.posthorn.api.endpoint;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.posthorn.common.secret.SecretSeal;
import java.security.SecureRandom;

/// Makes the seal at the start, so that a missing master key is told then.
@Factory
final class Seals {
    @Context
    @Secondary
    SecretSeal seal(SealConfig config, SecureRandom random) {
        return new SecretSeal(config.keys(), random);
    }
}

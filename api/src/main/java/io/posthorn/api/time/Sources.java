package io.posthorn.api.time;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.posthorn.common.id.IdSource;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;

/// The real clock and the real randomness. Secondary, so that whoever embeds the API can bring others.
@Factory
final class Sources {
    @Singleton
    @Secondary
    @Bean(typed = Clock.class)
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Singleton
    @Secondary
    SecureRandom random() {
        return new SecureRandom();
    }

    @Singleton
    @Secondary
    IdSource ids(Clock clock, SecureRandom random) {
        return new IdSource(clock, random);
    }
}

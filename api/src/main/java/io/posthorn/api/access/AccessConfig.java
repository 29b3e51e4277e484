package io.posthorn.api.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The keys that are there from the start.
///
/// @param apiKey of the default tenant and project, with every scope
/// @param adminKey of administration; absent closes it
@ConfigurationProperties("posthorn")
record AccessConfig(@Nullable String apiKey, @Nullable String adminKey) {
    private static final int MIN_LENGTH = 8;

    AccessConfig {
        check("posthorn.api-key", apiKey);
        check("posthorn.admin-key", adminKey);
    }

    Optional<String> bootstrapKey() {
        return Optional.ofNullable(apiKey);
    }

    Optional<String> administration() {
        return Optional.ofNullable(adminKey);
    }

    private static void check(String name, @Nullable String key) {
        if (key != null && key.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(name + " must have at least 8 characters");
        }
    }

    @Override
    public String toString() {
        return "AccessConfig[redacted]";
    }
}

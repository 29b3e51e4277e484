package io.posthorn.api.endpoint;

import io.posthorn.api.problem.Checks;
import io.posthorn.common.retry.DurationText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A rotation as callers ask for it; all of it may be left out.
///
/// @param overlap how long the secret before signs besides, 24 hours by default, `0s` for not at all
/// @param secret the next secret; a new one is made where none is given
record RotationRequest(@Nullable String overlap, @Nullable String secret) {
    static final RotationRequest DEFAULT = new RotationRequest(null, null);
    private static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);
    private static final Duration MAX_OVERLAP = Duration.ofDays(30);

    Duration overlapOrDefault() {
        return overlap == null ? DEFAULT_OVERLAP : Checks.inBody("overlap", () -> parse(overlap));
    }

    private static Duration parse(String text) {
        Duration overlap = DurationText.parse(text);
        if (overlap.compareTo(MAX_OVERLAP) > 0) {
            throw new IllegalArgumentException("must be at most 30d: " + text);
        }
        return overlap;
    }

    @Override
    public String toString() {
        return "RotationRequest[" + overlap + "]";
    }
}

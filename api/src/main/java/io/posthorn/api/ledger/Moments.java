package io.posthorn.api.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Times as every database keeps them, so that a row that is read again equals the one that was written.
final class Moments {
    private Moments() {}

    static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    static @Nullable Instant keptOrNull(@Nullable Instant time) {
        return time == null ? null : kept(time);
    }
}

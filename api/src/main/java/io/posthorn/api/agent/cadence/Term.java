package io.posthorn.api.agent.cadence;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long something recurs: from its start on, up to and with its end.
///
/// @param createdAt where intervals are counted from when no start is given
public record Term(
        Instant createdAt,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {
    public Term {
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("must be after starts_at");
        }
    }

    public static Term openFrom(Instant createdAt) {
        return new Term(createdAt, null, null);
    }

    public Term withoutEnd() {
        return new Term(createdAt, startsAt, null);
    }

    /// Where intervals are counted from.
    Instant anchor() {
        return startsAt == null ? createdAt : startsAt;
    }

    /// The time after which to search, so that the start itself is found.
    Instant searchFrom(Instant after) {
        return startsAt == null || !after.isBefore(startsAt) ? after : startsAt.minusNanos(1);
    }

    Optional<Instant> end() {
        return Optional.ofNullable(endsAt);
    }
}

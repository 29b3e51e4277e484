package io.posthorn.api.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was accepted in a time, and what became of it. Records that could not be read as events were never accepted:
/// they are dead letters and not in here.
///
/// @param accepted events
/// @param unmatched those of them that no endpoint got
/// @param deliveries all that were made, by replays too; always delivered + dead + discarded + pending
/// @param settled nothing is pending, and nothing that was accepted waits to be counted
public record Balance(
        @Nullable Instant from,
        @Nullable Instant to,
        long accepted,
        long unmatched,
        long deliveries,
        long delivered,
        long dead,
        long discarded,
        long pending,
        boolean settled) {}

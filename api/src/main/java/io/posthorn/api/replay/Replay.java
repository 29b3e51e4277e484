package io.posthorn.api.replay;

import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.id.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A replay as it was asked for.
///
/// @param project the one project whose things its caller sees; absent for all of the tenant
/// @param ratePerSecond deliveries a second at most; absent means no limit
record Replay(
        ReplayId id,
        TenantId tenant,
        @Nullable ProjectId project,
        ReplayFilter filter,
        @Nullable Integer ratePerSecond,
        Instant createdAt) {

    Optional<Integer> rate() {
        return Optional.ofNullable(ratePerSecond);
    }
}

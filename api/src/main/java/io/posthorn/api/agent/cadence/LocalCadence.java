package io.posthorn.api.agent.cadence;

import java.time.LocalDateTime;
import java.util.Optional;

/// A cadence by the clock on the wall, as if that clock were never put forward or back.
public sealed interface LocalCadence extends Cadence permits Daily, Weekly, Cron {
    /// The first of its times that is later; empty when there is none.
    Optional<LocalDateTime> next(LocalDateTime after);
}

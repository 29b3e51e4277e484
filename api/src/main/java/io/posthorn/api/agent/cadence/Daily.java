package io.posthorn.api.agent.cadence;

import java.time.LocalDateTime;
import java.util.Optional;

/// At some times of each day.
public record Daily(TimesOfDay times) implements LocalCadence {
    @Override
    public Optional<LocalDateTime> next(LocalDateTime after) {
        return Optional.of(times.next(after, _ -> true));
    }
}

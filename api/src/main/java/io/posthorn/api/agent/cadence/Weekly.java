package io.posthorn.api.agent.cadence;

import java.time.LocalDateTime;
import java.util.Optional;

/// At some times of some days of each week.
public record Weekly(TimesOfDay times, Weekdays days) implements LocalCadence {
    @Override
    public Optional<LocalDateTime> next(LocalDateTime after) {
        return Optional.of(times.next(after, days::contains));
    }
}

package io.posthorn.api.replay;

import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.ledger.LedgerConfig;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Deletes replays that finished before the retention of the ledger. What they made goes with its events.
@Singleton
final class ReplayRetention {
    private final ReplayTable table;
    private final LedgerConfig config;
    private final Clock clock;

    ReplayRetention(ReplayTable table, LedgerConfig config, Clock clock) {
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void purge() {
        table.deleteFinishedBefore(config.keptSince(clock.instant()));
    }
}

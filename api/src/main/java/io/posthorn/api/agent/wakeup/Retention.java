package io.posthorn.api.agent.wakeup;

import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.agent.message.MessageConfig;
import io.posthorn.api.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Deletes executed wakeups once their messages can have ended too, a bounded number in each transaction.
@Singleton
final class Retention {
    private static final int STEP = 500;

    private final Database database;
    private final Clock clock;
    private final Duration kept;

    Retention(Database database, Clock clock, MessageConfig config) {
        this.database = database;
        this.clock = clock;
        this.kept = config.messageRetention();
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void purge() {
        int purged = STEP;
        while (purged == STEP) {
            purged = purgeSome();
        }
    }

    private int purgeSome() {
        return database.update("""
            delete from wakeup
            where id in (
                select id
                from wakeup
                where executed_at < ?
                order by executed_at
                limit ?)
            """, clock.instant().minus(kept), STEP);
    }
}

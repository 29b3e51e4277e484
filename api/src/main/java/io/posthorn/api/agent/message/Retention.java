package io.posthorn.api.agent.message;

import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/// Deletes messages at the end of their retention, a bounded number in each transaction. What the log does not have
/// yet stays. Rows are locked in the order of their ids, as those who acknowledge do.
@Singleton
final class Retention {
    private static final int STEP = 500;

    private final Database database;
    private final Clock clock;

    Retention(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void purge() {
        int purged = STEP;
        while (purged == STEP) {
            purged = purgeSome();
        }
    }

    private int purgeSome() {
        List<List<String>> expired = database.list("""
            select id
            from message
            where expires_at < ?
              and not exists (
                select 1
                from message_outbox
                where message_outbox.id = message.id)
            order by expires_at, id
            limit ?
            """, row -> List.of(row.text("id")), clock.instant(), STEP);
        List<List<String>> inLockOrder =
                expired.stream().sorted(Comparator.comparing(List::getFirst)).toList();
        database.updateEach("delete from message where id = ?", inLockOrder);
        return expired.size();
    }
}

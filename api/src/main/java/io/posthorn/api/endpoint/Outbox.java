package io.posthorn.api.endpoint;

import io.posthorn.api.database.Database;
import io.posthorn.common.id.EndpointId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Snapshots that the log does not have yet, written in the transaction of the change they tell of.
@Singleton
final class Outbox {
    private final Database database;
    private final Clock clock;

    Outbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param snapshot absent for a tombstone
    void add(EndpointId endpoint, byte @Nullable [] snapshot) {
        database.update("""
            insert into outbox (endpoint, snapshot, created_at)
            values (?, ?, ?)
            """, endpoint, snapshot, clock.instant());
    }

    /// What waits for one endpoint, in the order of its versions; whoever else asks waits until this transaction ends.
    List<Waiting> lock(EndpointId endpoint) {
        return database.list("""
            select sequence, snapshot
            from outbox
            where endpoint = ?
            order by sequence
            for update
            """, row -> new Waiting(row.number("sequence"), row.findBytes("snapshot")), endpoint);
    }

    void remove(Waiting sent) {
        database.update("delete from outbox where sequence = ?", sent.sequence());
    }

    /// Endpoints for which something has waited longer than usual.
    List<EndpointId> overdue(Duration usual) {
        return database.list(
                """
                select distinct endpoint
                from outbox
                where created_at < ?
                limit 100
                """,
                row -> new EndpointId(row.text("endpoint")),
                clock.instant().minus(usual));
    }

    /// A snapshot in the outbox.
    record Waiting(long sequence, byte @Nullable [] snapshot) {}
}

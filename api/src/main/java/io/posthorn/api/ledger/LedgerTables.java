package io.posthorn.api.ledger;

import io.posthorn.api.database.Database;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All tables that facts are written to.
@Singleton
final class LedgerTables {
    private final Database database;
    private final EventTable events;
    private final DeliveryTable deliveries;
    private final DeadLetterTable deadLetters;

    LedgerTables(Database database, EventTable events, DeliveryTable deliveries, DeadLetterTable deadLetters) {
        this.database = database;
        this.events = events;
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
    }

    /// Writes what is new, in the transaction of the caller.
    ///
    /// @param between runs between rows, in a database that is part of this process
    /// @return the dead letters that are new
    Collection<DeadLetterState> write(FactBatch batch, Runnable between) {
        events.write(batch.events(), between);
        deliveries.write(batch.deliveries(), between);
        insert(
                AttemptRow.INSERT,
                batch.attempts().stream().map(AttemptRow::arguments).toList(),
                between);
        insert(
                ReplayItem.INSERT,
                batch.replayItems().stream().map(ReplayItem::arguments).toList(),
                between);
        return deadLetters.write(batch.deadLetters(), between);
    }

    private void insert(String sql, List<List<@Nullable Object>> rows, Runnable between) {
        if (!rows.isEmpty()) {
            database.updateEach(sql, rows, between);
        }
    }
}

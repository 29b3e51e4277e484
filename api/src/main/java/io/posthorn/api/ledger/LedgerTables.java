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
    private final GivingWay givingWay;
    private final EventTable events;
    private final DeliveryTable deliveries;
    private final DeadLetterTable deadLetters;

    LedgerTables(
            Database database,
            GivingWay givingWay,
            EventTable events,
            DeliveryTable deliveries,
            DeadLetterTable deadLetters) {
        this.database = database;
        this.givingWay = givingWay;
        this.events = events;
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
    }

    /// Writes what is new, in the transaction of the caller.
    ///
    /// @return the dead letters that are new
    Collection<DeadLetterState> write(FactBatch batch) {
        events.write(batch.events());
        deliveries.write(batch.deliveries());
        insert(
                AttemptRow.INSERT,
                batch.attempts().stream().map(AttemptRow::arguments).toList());
        insert(
                ReplayItem.INSERT,
                batch.replayItems().stream().map(ReplayItem::arguments).toList());
        return deadLetters.write(batch.deadLetters());
    }

    private void insert(String sql, List<List<@Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            database.updateEach(sql, rows, givingWay::giveWay);
        }
    }
}

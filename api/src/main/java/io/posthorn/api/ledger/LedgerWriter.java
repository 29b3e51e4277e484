package io.posthorn.api.ledger;

import io.posthorn.api.database.Database;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.journal.Fact;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;

/// Writes facts and how far they reach in the journal, in one transaction: each fact counts exactly once. Belongs to
/// the
/// ledger's thread.
@Singleton
final class LedgerWriter {
    private static final Duration BETWEEN_SYNCS = Duration.ofMillis(500);

    private final Database database;
    private final OffsetTable offsets;
    private final LedgerTables tables;
    private final Registrations registrations;
    private final Clock clock;
    private long syncedAt = System.nanoTime();

    LedgerWriter(
            Database database, OffsetTable offsets, LedgerTables tables, Registrations registrations, Clock clock) {
        this.database = database;
        this.offsets = offsets;
        this.tables = tables;
        this.registrations = registrations;
        this.clock = clock;
    }

    /// Writes all or nothing.
    ///
    /// @throws OvertakenException when another ledger was faster
    void write(String topic, Collection<Advance> advances, Collection<Fact> facts) {
        FactBatch batch = FactBatch.of(facts);
        Runnable between = GivingWay.between(facts, clock.instant());
        database.inTransaction(() -> {
            offsets.advance(topic, advances);
            disableGone(tables.write(batch, between));
        });
        syncSometimes();
    }

    private void syncSometimes() {
        if (System.nanoTime() - syncedAt >= BETWEEN_SYNCS.toNanos()) {
            database.sync();
            syncedAt = System.nanoTime();
        }
    }

    /// Only for new dead letters: a repeated fact must not disable an endpoint that was enabled again.
    private void disableGone(Collection<DeadLetterState> died) {
        died.stream()
                .filter(deadLetter -> deadLetter.reason() == DeadReason.GONE)
                .map(DeadLetterState::ref)
                .filter(Objects::nonNull)
                .forEach(ref -> registrations.disable(ref.endpoint(), DeadReason.GONE.code()));
    }
}

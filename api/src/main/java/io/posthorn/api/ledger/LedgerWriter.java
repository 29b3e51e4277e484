package io.posthorn.api.ledger;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.DatabaseException;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.journal.Fact;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes facts and how far they reach in the journal, in one transaction: each fact counts exactly once.
/// Belongs to the ledger's thread.
@Singleton
final class LedgerWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final Duration BETWEEN_SYNCS = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final Database database;
    private final OffsetTable offsets;
    private final LedgerTables tables;
    private final Registrations registrations;
    private final Clock clock;
    private long nextSyncAt = System.nanoTime();

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
    }

    /// Brings what was written to the disk, by whomever, unless that was done a moment ago.
    void syncWhenDue() {
        if (System.nanoTime() - nextSyncAt >= 0) {
            nextSyncAt = System.nanoTime() + sync().toNanos();
        }
    }

    /// @return how long to leave it at that
    private Duration sync() {
        try {
            database.sync();
            return BETWEEN_SYNCS;
        } catch (DatabaseException e) {
            LOG.warn("what was written is committed, but goes to the disk when Linux takes it there", e);
            return AFTER_A_FAILURE;
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

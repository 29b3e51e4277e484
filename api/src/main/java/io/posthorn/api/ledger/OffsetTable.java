package io.posthorn.api.ledger;

import io.posthorn.api.database.Database;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// How far the journal is in the tables.
@Singleton
public final class OffsetTable {
    private final Database database;

    OffsetTable(Database database) {
        this.database = database;
    }

    /// Next offsets by partition, where there are any yet.
    public Map<Integer, Long> nextOffsets(String topic) {
        Map<Integer, Long> offsets = new TreeMap<>();
        database.list("""
            select log_partition, next_offset
            from ledger_offset
            where topic = ?
            """, row -> offsets.put(row.integer("log_partition"), row.number("next_offset")) == null, topic);
        return offsets;
    }

    /// Lets partitions without a row begin at an offset.
    void begin(String topic, Map<Integer, Long> offsets) {
        offsets.forEach((partition, offset) -> database.update("""
            insert into ledger_offset (topic, log_partition, next_offset)
            values (?, ?, ?)
            on conflict do nothing
            """, topic, partition, offset));
    }

    /// Moves partitions on. To be called first in the transaction: it keeps a ledger out that does not know yet that it
    /// has lost the partition.
    ///
    /// @throws OvertakenException when one is not where it was
    void advance(String topic, Collection<Advance> advances) {
        for (Advance advance : advances) {
            if (!move(topic, advance.partition(), advance.from(), advance.to())) {
                throw new OvertakenException(topic, advance);
            }
        }
    }

    /// Moves one partition on or back, unless it is not there any more.
    ///
    /// @return whether it did
    boolean move(String topic, int partition, long from, long to) {
        int moved = database.update("""
            update ledger_offset
            set next_offset = ?
            where topic = ? and log_partition = ? and next_offset = ?
            """, to, topic, partition, from);
        return moved == 1;
    }
}

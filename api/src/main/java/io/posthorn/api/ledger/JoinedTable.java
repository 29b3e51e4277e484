package io.posthorn.api.ledger;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table whose rows take in new knowledge: what is known is read and locked, joined, and written where it changed.
///
/// ```
///   facts ─► joined in memory ─┬─ unknown ─► insert ─ another was faster ─┐
///                              └─ known ───► join ─► update what changed ◄┘
/// ```
///
/// @param <R> what a row holds
abstract class JoinedTable<R extends Joinable<R>> {
    private final Database database;
    private final Statements statements;

    JoinedTable(Database database, Statements statements) {
        this.database = database;
        this.statements = statements;
    }

    /// The three statements.
    ///
    /// @param select of the rows with some ids, an array, for update
    /// @param insert of a row, unless it is there
    /// @param update of a row; the id is its last argument
    /// @param mostlyNew rows are inserted at once, and looked up only when they are there
    record Statements(String select, String insert, String update, boolean mostlyNew) {}

    abstract String id(R row);

    abstract R read(Row row);

    abstract List<@Nullable Object> insertion(R row);

    abstract List<@Nullable Object> change(R row);

    /// Writes what is new about the given rows, by id, and tells which of them were not there before.
    ///
    /// @param between runs between rows, in a database that is part of this process
    final Collection<R> write(SortedMap<String, R> rows, Runnable between) {
        return statements.mostlyNew() ? insert(List.copyOf(rows.values()), between) : join(rows, between);
    }

    private Collection<R> join(SortedMap<String, R> rows, Runnable between) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, R> known = known(rows.keySet());
        List<R> unknown = new ArrayList<>();
        List<R> changed = new ArrayList<>();
        rows.forEach((id, row) -> {
            R before = known.get(id);
            if (before == null) {
                unknown.add(row);
            } else if (!before.join(row).equals(before)) {
                changed.add(before.join(row));
            }
        });
        update(changed, between);
        return insert(unknown, between);
    }

    private Map<String, R> known(Collection<String> ids) {
        return database.list(statements.select, this::read, (Object) ids.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(this::id, Function.identity()));
    }

    private void update(List<R> changed, Runnable between) {
        if (!changed.isEmpty()) {
            database.updateEach(
                    statements.update, changed.stream().map(this::change).toList(), between);
        }
    }

    private Collection<R> insert(List<R> unknown, Runnable between) {
        if (unknown.isEmpty()) {
            return List.of();
        }
        int[] counts = database.updateEach(
                statements.insert, unknown.stream().map(this::insertion).toList(), between);
        SortedMap<String, R> overtaken = new TreeMap<>();
        List<R> inserted = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            R row = unknown.get(i);
            if (counts[i] == 0) {
                overtaken.put(id(row), row);
            } else {
                inserted.add(row);
            }
        }
        join(overtaken, between);
        return inserted;
    }
}

package io.posthorn.api.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tables. Every call joins the transaction it is made in, or has one of its own. Thread-safe; blocks.
///
/// Arguments stand for the question marks in their order: ids and enums as their text, times as instants. Whatever the
/// database does not carry out is thrown as [DatabaseException].
@Singleton
public final class Database {
    private static final int FEW_ROWS = 32;

    /// How often H2 wrote to its file; none where it has no file.
    private static final String FILE_WRITES = """
        select setting_value
        from information_schema.settings
        where setting_name = 'info.FILE_WRITE'
        """;

    private final TransactionOperations<Connection> transactions;
    private final boolean embedded;
    private volatile String syncedWrites = "";

    Database(TransactionOperations<Connection> transactions, DatasourceConfiguration config) {
        this.transactions = transactions;
        this.embedded = DatabaseSettings.isEmbedded(config.getUrl());
    }

    /// Runs the work in one transaction; rolls back when it throws.
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transactionally(status -> work.get());
    }

    /// Runs the work in one transaction; rolls back when it throws.
    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    public <T> List<T> list(String sql, Function<Row, T> read, @Nullable Object... arguments) {
        return onConnection(connection -> {
            try (PreparedStatement statement = Arguments.prepare(connection, sql, arguments);
                    ResultSet results = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new Row(results);
                while (results.next()) {
                    rows.add(read.apply(row));
                }
                return rows;
            }
        });
    }

    /// The first row, where there is one.
    public <T> Optional<T> first(String sql, Function<Row, T> read, @Nullable Object... arguments) {
        return list(sql, read, arguments).stream().findFirst();
    }

    /// Number of rows that changed.
    public int update(String sql, @Nullable Object... arguments) {
        return onConnection(connection -> {
            try (PreparedStatement statement = Arguments.prepare(connection, sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    /// Runs one statement for each list of arguments, in one round trip where the driver can.
    ///
    /// @return number of rows that changed, for each
    public int[] updateEach(String sql, List<? extends List<? extends @Nullable Object>> rows) {
        return onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (List<? extends @Nullable Object> arguments : rows) {
                    Arguments.bind(statement, arguments.toArray());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    /// As [#updateEach(String, List)]. A database in this process takes its cores, so there `between` runs after every
    /// few rows, with their locks held; one elsewhere gets all rows at once, and `between` never runs.
    ///
    /// @return number of rows that changed, for each
    public int[] updateEach(String sql, List<? extends List<? extends @Nullable Object>> rows, Runnable between) {
        if (!embedded) {
            return updateEach(sql, rows);
        }
        return onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int[] counts = new int[rows.size()];
                for (int i = 0; i < counts.length; i++) {
                    Arguments.bind(statement, rows.get(i).toArray());
                    counts[i] = statement.executeUpdate();
                    if ((i + 1) % FEW_ROWS == 0) {
                        between.run();
                    }
                }
                return counts;
            }
        });
    }

    /// Brings to the disk what was committed since the last time, where the database is a file of this process. Left
    /// to Linux, half a minute of it goes there at once, and whoever else flushes waits for that. Meanwhile no
    /// connection is opened.
    public void sync() {
        if (embedded) {
            // before, so that what is written meanwhile is for the next time
            String writes = first(FILE_WRITES, row -> row.text("setting_value")).orElse("");
            if (!writes.equals(syncedWrites)) {
                update("checkpoint sync");
                syncedWrites = writes;
            }
        }
    }

    private <T> T onConnection(Work<T> work) {
        return transactionally(status -> {
            try {
                return work.on(status.getConnection());
            } catch (SQLException e) {
                throw new DatabaseException("the database refused: " + e.getMessage(), e);
            }
        });
    }

    private <T extends @Nullable Object> T transactionally(TransactionCallback<Connection, T> work) {
        try {
            return transactions.executeWrite(work);
        } catch (CannotGetJdbcConnectionException | ConnectionException | TransactionException e) {
            throw new DatabaseException("the database does not begin or end a transaction: " + e.getMessage(), e);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}

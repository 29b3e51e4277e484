package io.posthorn.api.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The row that is being read, by column names. Not to be kept.
public final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public String text(String column) {
        return present(column, findText(column));
    }

    public @Nullable String findText(String column) {
        return read(() -> results.getString(column));
    }

    /// The column as a value made of its text; null when it is null.
    public <T> @Nullable T find(String column, Function<String, T> make) {
        return Optional.ofNullable(findText(column)).map(make).orElse(null);
    }

    public Instant time(String column) {
        return present(column, findTime(column));
    }

    public @Nullable Instant findTime(String column) {
        OffsetDateTime time = read(() -> results.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    public long number(String column) {
        return present(column, findNumber(column));
    }

    public @Nullable Long findNumber(String column) {
        return read(() -> {
            long number = results.getLong(column);
            return results.wasNull() ? null : number;
        });
    }

    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public double fraction(String column) {
        return present(column, read(() -> results.getDouble(column)));
    }

    public boolean truth(String column) {
        return present(column, read(() -> results.getBoolean(column)));
    }

    public byte[] bytes(String column) {
        return present(column, findBytes(column));
    }

    public byte @Nullable [] findBytes(String column) {
        return read(() -> results.getBytes(column));
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return value;
    }

    private static <T> @Nullable T read(Column<T> column) {
        try {
            return column.read();
        } catch (SQLException e) {
            throw new DatabaseException("a row cannot be read: " + e.getMessage(), e);
        }
    }

    private interface Column<T> {
        @Nullable
        T read() throws SQLException;
    }
}

package io.posthorn.api.database;

import java.io.Serial;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What the database did not carry out.
public final class DatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// SQLSTATEs, or how they begin: no connection, only for reading, rolled back, no room, a row or an object that
    /// others keep, stopped by whoever runs the database, a broken connection of H2, out of time.
    private static final List<String> TRANSIENT = List.of(
            "08", "25006", "40", "53", "55006", "55P03", "57014", "57P01", "57P02", "57P03", "57P05", "90067", "HYT00");

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /// What passes, so that the same may go well a little later: the database does not answer, or another transaction
    /// was waited for in vain.
    public Optional<SQLException> transientCause() {
        return Stream.iterate(getCause(), Objects::nonNull, Throwable::getCause)
                .flatMap(DatabaseException::refusals)
                .filter(DatabaseException::isTransient)
                .findFirst();
    }

    /// What went wrong in a batch comes next to what is thrown.
    private static Stream<SQLException> refusals(Throwable cause) {
        return cause instanceof SQLException first
                ? Stream.iterate(first, Objects::nonNull, SQLException::getNextException)
                : Stream.empty();
    }

    /// Not every driver has classes for it.
    private static boolean isTransient(SQLException refusal) {
        return refusal instanceof SQLTransientException
                || refusal instanceof SQLRecoverableException
                || TRANSIENT.stream().anyMatch(String.valueOf(refusal.getSQLState())::startsWith);
    }
}

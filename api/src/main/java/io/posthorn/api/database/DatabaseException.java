package io.posthorn.api.database;

import java.io.Serial;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the database did not carry out.
public final class DatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// SQLSTATEs, or how they begin: no connection, only for reading, rolled back, no room, a row or an object that
    /// others keep, stopped by whoever runs the database, out of time.
    private static final List<String> TRANSIENT =
            List.of("08", "25006", "40", "53", "55006", "55P03", "57014", "57P01", "57P02", "57P03", "57P05", "HYT00");

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Whether the same may go well a little later: the database does not answer, or another transaction was waited for
    /// in vain.
    public boolean isTransient() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && isTransient(refusal)) {
                return true;
            }
        }
        return false;
    }

    /// What went wrong in a batch comes next to what is thrown.
    private static boolean isTransient(SQLException refusal) {
        for (Throwable each : refusal) {
            if (each instanceof SQLTransientException
                    || each instanceof SQLRecoverableException
                    || each instanceof SQLNonTransientConnectionException
                    || (each instanceof SQLException next && isTransient(next.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /// Not every driver has classes for it.
    private static boolean isTransient(@Nullable String state) {
        return state != null && TRANSIENT.stream().anyMatch(state::startsWith);
    }
}

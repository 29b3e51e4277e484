package io.posthorn.api.database;

import java.io.Serial;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the database did not carry out.
public final class DatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int CLASS_LENGTH = 2;

    /// Of SQLSTATE: no connection, a rolled back transaction, no room, not in this state, the operator stopped it.
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57");

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Whether the same may go well a little later: the database does not answer, or it waited for another transaction
    /// in vain.
    public boolean isTransient() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException refusal && passes(refusal.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /// Not every driver has a class of its own for what passes.
    private static boolean passes(@Nullable String state) {
        return state != null && state.length() > CLASS_LENGTH && PASSING.contains(state.substring(0, CLASS_LENGTH));
    }
}

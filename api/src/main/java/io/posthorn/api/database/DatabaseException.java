package io.posthorn.api.database;

import java.io.Serial;

/// A statement that the database did not carry out.
public final class DatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}

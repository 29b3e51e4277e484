package io.posthorn.api.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The log did not acknowledge a record in time, or cannot be read. Trying again later may help.
public final class LogUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message) {
        super(message);
    }

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

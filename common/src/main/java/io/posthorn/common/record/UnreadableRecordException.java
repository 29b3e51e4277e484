package io.posthorn.common.record;

import java.io.Serial;

/// A record of one of Posthorn's own topics that cannot be read. The message names its place, never its content.
public final class UnreadableRecordException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}

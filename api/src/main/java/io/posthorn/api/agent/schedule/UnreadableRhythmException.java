package io.posthorn.api.agent.schedule;

import java.io.Serial;

/// The table holds a rhythm that means nothing to this version, or to its list of time zones.
public final class UnreadableRhythmException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableRhythmException(String message, Throwable cause) {
        super(message, cause);
    }
}

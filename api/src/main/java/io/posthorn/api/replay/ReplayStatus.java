package io.posthorn.api.replay;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a replay stands.
///
/// ```
///   planned ─claimed─► running ─► done
///      │                 │ └────► failed
///      │◄────resume──── paused        planned, running, paused ─► cancelled
/// ```
enum ReplayStatus {
    /// Waits for a process that takes it on.
    PLANNED,
    /// A process works on it, or another takes over soon.
    RUNNING,
    PAUSED,
    DONE,
    CANCELLED,
    FAILED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    String code() {
        return code;
    }

    static ReplayStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean isOver() {
        return switch (this) {
            case DONE, CANCELLED, FAILED -> true;
            case PLANNED, RUNNING, PAUSED -> false;
        };
    }
}

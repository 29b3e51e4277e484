package io.posthorn.common.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why an event did not reach an endpoint, or any.
public enum UnmatchedReason {
    /// No endpoint is registered for its scope.
    NO_ENDPOINT,

    /// The endpoint does not ask for this event type.
    EVENT_TYPE,

    /// The endpoint is disabled.
    ENDPOINT_DISABLED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    public String code() {
        return code;
    }
}

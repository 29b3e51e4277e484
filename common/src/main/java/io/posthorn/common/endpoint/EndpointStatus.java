package io.posthorn.common.endpoint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What an endpoint does with its deliveries.
public enum EndpointStatus {
    /// Attempts them.
    ACTIVE,

    /// Lets them wait without spending attempts.
    PAUSED,

    /// Takes no new ones; pending ones become dead letters.
    DISABLED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    public String code() {
        return code;
    }
}

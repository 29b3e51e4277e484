package io.posthorn.common.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a delivery waits without having spent an attempt.
public enum DeferReason {
    /// The endpoint had no room for it in time.
    BUSY,

    /// The endpoint is paused.
    PAUSED,

    /// Its event is not to be delivered yet.
    DELIVER_AT;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    public String code() {
        return code;
    }
}

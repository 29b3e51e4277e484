package io.posthorn.common.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a delivery was given up.
public enum DeadReason {
    /// The last attempt of its retry policy failed.
    EXHAUSTED,

    /// The endpoint answered 410; it is disabled besides.
    GONE,

    /// The endpoint was disabled while the delivery was pending.
    ENDPOINT_DISABLED,

    /// The URL leads to an address that must not be reached.
    BLOCKED_ADDRESS,

    /// The URL cannot be requested.
    INVALID_URL,

    /// The signing secret does not open with the configured master keys.
    SECRET_UNREADABLE,

    /// The record of the events topic could not be read as an event.
    MALFORMED_EVENT;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    public String code() {
        return code;
    }
}

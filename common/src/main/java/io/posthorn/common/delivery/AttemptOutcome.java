package io.posthorn.common.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How an attempt ended.
public enum AttemptOutcome {
    /// A 2xx answer.
    SUCCESS,

    /// Any other answer.
    HTTP_ERROR,

    /// No complete answer within the deadline.
    TIMEOUT,

    /// No connection, or it broke.
    CONNECTION_ERROR,

    /// Not sent: blocked address, invalid URL or unreadable secret.
    REFUSED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    public String code() {
        return code;
    }
}

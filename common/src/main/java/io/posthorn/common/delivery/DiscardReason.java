package io.posthorn.common.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a delivery ended without being delivered or dead.
public enum DiscardReason {
    /// The endpoint was deleted while the delivery was pending.
    ENDPOINT_DELETED,

    /// Its event expired first.
    EXPIRED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    public String code() {
        return code;
    }
}

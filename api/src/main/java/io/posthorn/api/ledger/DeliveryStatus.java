package io.posthorn.api.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a delivery stands. What stands earlier here wins when facts disagree: the endpoint either has it or not.
public enum DeliveryStatus {
    DELIVERED,
    DEAD,
    DISCARDED,
    PENDING;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    public String code() {
        return code;
    }

    public static Optional<DeliveryStatus> find(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }
}

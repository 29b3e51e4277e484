package io.posthorn.api.agent.wakeup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// Whether a wakeup is still to come.
enum WakeupStatus {
    PENDING,
    EXECUTED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire.
    @JsonValue
    String code() {
        return code;
    }

    /// @throws IllegalArgumentException when there is no such status
    static WakeupStatus of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be 'pending' or 'executed'"));
    }
}

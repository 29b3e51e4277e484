package io.posthorn.api.agent.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// Whether a client of the agent has taken a message.
enum MessageStatus {
    PENDING,
    CONSUMED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    String code() {
        return code;
    }

    /// @throws IllegalArgumentException when there is no such status
    static MessageStatus of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be 'pending' or 'consumed'"));
    }
}

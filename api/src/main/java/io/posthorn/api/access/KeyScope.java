package io.posthorn.api.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What an API key allows.
public enum KeyScope {
    /// Publish events.
    PUBLISH,

    /// Read events, deliveries, endpoints and what became of them.
    READ,

    /// Change endpoints, sessions and agents, take messages from their queues, resend and replay.
    MANAGE,

    /// All of that in every project of its tenant, and on the tenant itself; without it, in the key's project alone.
    TENANT;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word on the wire and in tables.
    @JsonValue
    public String code() {
        return code;
    }
}

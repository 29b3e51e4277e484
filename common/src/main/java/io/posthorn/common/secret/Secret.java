package io.posthorn.common.secret;

import com.fasterxml.jackson.annotation.JsonIgnoreType;

/// A secret in the clear. Never logged, never serialised: its text form is `[redacted]`.
///
/// @param reveal the text itself, for the one who signs or shows it once
@JsonIgnoreType
public record Secret(String reveal) {
    public Secret {
        if (reveal.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}

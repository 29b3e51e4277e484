package io.posthorn.api.access;

import com.fasterxml.jackson.annotation.JsonValue;

/// Names an API key without being one.
public record KeyId(@JsonValue String value) {
    static final KeyId BOOTSTRAP = new KeyId("key_bootstrap");

    @Override
    public String toString() {
        return value;
    }
}

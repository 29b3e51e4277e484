package io.posthorn.api.endpoint;

import org.jspecify.annotations.Nullable;

/// What its owner notes about an endpoint; it decides nothing.
///
/// @param metadata a JSON object as text
public record Remarks(
        @Nullable String description, @Nullable String metadata) {
    public static final Remarks NONE = new Remarks(null, null);
}

package io.posthorn.api.agent.schedule;

import org.jspecify.annotations.Nullable;

/// What a schedule is for.
///
/// @param metadata JSON
public record Purpose(
        String intent,
        String checkType,
        @Nullable String inventoryItem,
        @Nullable String metadata) {}

package io.posthorn.api.publish;

import org.jspecify.annotations.Nullable;

/// What a producer says of an event, as text and unchecked, whichever form it came in.
///
/// @param names what the form calls its fields, for problems
/// @param data the value that goes into the envelope
record EventFields(
        FieldNames names,
        @Nullable String id,
        @Nullable String source,
        @Nullable String type,
        @Nullable String time,
        @Nullable String project,
        @Nullable String session,
        @Nullable String orderingKey,
        @Nullable String deliverAt,
        @Nullable String expiresAt,
        @Nullable JsonSlice data) {}

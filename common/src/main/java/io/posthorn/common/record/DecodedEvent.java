package io.posthorn.common.record;

import io.posthorn.common.event.Event;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.scope.Scope;
import java.time.Instant;

/// What a record of the events topic holds.
public sealed interface DecodedEvent {
    LogPosition position();

    /// An event.
    ///
    /// @param acceptedAt when the log took it
    record WellFormed(Event event, Instant acceptedAt, LogPosition position) implements DecodedEvent {}

    /// Something else.
    ///
    /// @param scope as far as it could be told, the default tenant otherwise
    /// @param error what is wrong with it, without its content
    record Malformed(Scope scope, String error, LogPosition position) implements DecodedEvent {}
}

package io.posthorn.api.replay;

import io.posthorn.common.id.EndpointId;
import io.posthorn.common.journal.LogPosition;
import org.jspecify.annotations.Nullable;

/// A row that a replay matched, and where its body stands.
///
/// @param id of the dead letter or the event
record Candidate(String id, EndpointId endpoint, LogPosition position) {
    /// Whether the record at its place is still the one that its row means: topics can be made anew.
    boolean isOf(@Nullable Object idInLog) {
        return id.equals(String.valueOf(idInLog));
    }
}

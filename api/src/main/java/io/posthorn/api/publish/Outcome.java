package io.posthorn.api.publish;

import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.EventId;

/// What became of one event that was sent to be published.
sealed interface Outcome {
    /// The log has it.
    ///
    /// @param duplicate it had it before
    record Accepted(EventId id, boolean duplicate) implements Outcome {}

    /// It was not published.
    record Refused(Problem problem) implements Outcome {}
}

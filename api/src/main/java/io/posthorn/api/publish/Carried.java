package io.posthorn.api.publish;

import io.posthorn.api.agent.message.MessageDraft;
import io.posthorn.common.scope.Scope;

/// What an event carries.
sealed interface Carried {
    /// Data that goes into its envelope as it came.
    record Enveloped(JsonSlice data) implements Carried {}

    /// A message of an agent of the project, which is queued besides, to be polled.
    record ForAgent(Scope.Project project, MessageDraft draft) implements Carried {}
}

package io.posthorn.api.agent.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a webhook's history, newest first.
///
/// @param nextCursor asks for the next page; absent on the last
@JsonPropertyOrder({"attempts", "has_more", "next_cursor"})
record AgentAttempts(
        List<AgentAttempt> attempts,
        @JsonProperty("has_more") boolean more,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {
    AgentAttempts {
        attempts = List.copyOf(attempts);
    }
}

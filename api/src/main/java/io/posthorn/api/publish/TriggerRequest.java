package io.posthorn.api.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.PlainText;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.agent.message.MessageDraft;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.event.EventType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An event as clients of the agent surface tell an agent of it, unchecked.
///
/// @param metadata told, and of no consequence here, like `language` and `instance_id`
/// @param messages the latest of the conversation
record TriggerRequest(
        @JsonProperty("user_id") @Nullable String user,
        @JsonProperty("event_type") @Nullable String type,
        @JsonProperty("event_description") @Nullable String description,
        @Nullable ObjectNode metadata,
        @Nullable String language,
        @JsonProperty("instance_id") @Nullable String instance,
        @Nullable List<@Nullable Turn> messages) {

    /// What one side of a conversation said.
    record Turn(@Nullable String role, @Nullable String content) {
        boolean isTheAgents() {
            return "assistant".equals(role) && content != null && !content.isEmpty();
        }
    }

    EventType eventType() {
        String text = Checks.required("event_type", type);
        return Checks.inBody("event_type", () -> new EventType(text));
    }

    MessageDraft draft(AgentId agent) {
        String text = Checks.required("user_id", user);
        UserId addressee = Checks.inBody("user_id", () -> new UserId(text));
        return MessageDraft.text(agent, addressee, generatedMessage());
    }

    /// The description, else what the agent said last.
    private String generatedMessage() {
        if (description != null && !description.isEmpty()) {
            return Checks.inBody("event_description", () -> PlainText.checked(description));
        }
        return Checks.inBody(
                "messages", () -> PlainText.checked(lastOfTheAgent().orElse("")));
    }

    private Optional<String> lastOfTheAgent() {
        return Optional.ofNullable(messages).orElse(List.of()).stream()
                .flatMap(turn -> Optional.<Turn>ofNullable(turn).stream())
                .filter(Turn::isTheAgents)
                .flatMap(turn -> Optional.ofNullable(turn.content()).stream())
                .reduce((_, later) -> later);
    }
}

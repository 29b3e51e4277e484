package io.posthorn.api.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.PlainText;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.agent.message.MessageDraft;
import io.posthorn.api.http.RequestJson;
import io.posthorn.common.id.ScheduleId;
import io.posthorn.common.id.WakeupId;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the message in the data of an event: the data of an agent names it in `agent_id`. Data without these bytes,
/// which is most, is not parsed.
final class MessageReader {
    private static final String AGENT = "agent_id";
    private static final byte[] AGENT_IN_JSON = ('"' + AGENT + '"').getBytes(US_ASCII);
    private static final Set<String> FIELDS =
            Set.of(AGENT, "user_id", "check_type", "generated_message", "wakeup_id", "schedule_id", "intent");

    private final FieldNames names;
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> others = new HashSet<>();

    private MessageReader(FieldNames names) {
        this.names = names;
    }

    /// Empty when the data is no agent's.
    ///
    /// @throws io.posthorn.api.problem.ProblemException locating what is wrong
    static Optional<MessageDraft> find(FieldNames names, JsonSlice data) {
        return data.contains(AGENT_IN_JSON) ? new MessageReader(names).read(data) : Optional.empty();
    }

    private Optional<MessageDraft> read(JsonSlice data) {
        try (JsonParser parser = RequestJson.parser(data.source(), data.from(), data.length())) {
            readObject(parser);
        } catch (IOException _) {
            throw RequestJson.notUtf8();
        }
        return texts.containsKey(AGENT) || others.contains(AGENT) ? Optional.of(draft()) : Optional.empty();
    }

    private void readObject(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (FIELDS.contains(field)) {
                readField(field, value, parser);
            }
            parser.skipChildren();
        }
    }

    private void readField(String field, JsonToken value, JsonParser parser) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            texts.put(field, parser.getText());
        } else if (value != JsonToken.VALUE_NULL) {
            others.add(field);
        }
    }

    private MessageDraft draft() {
        others.stream().sorted().findFirst().ifPresent(field -> {
            throw names.problemInData(field, "must be a string");
        });
        return new MessageDraft(
                make(AGENT, texts.getOrDefault(AGENT, ""), AgentId::new),
                find("user_id", UserId::new),
                text("check_type"),
                text("generated_message"),
                find("wakeup_id", WakeupId::new),
                find("schedule_id", ScheduleId::new),
                find("intent", PlainText::checked));
    }

    private String text(String field) {
        return make(field, texts.getOrDefault(field, ""), PlainText::checked);
    }

    /// Nobody is named by an empty text.
    private <T> @Nullable T find(String field, Function<String, T> make) {
        String text = texts.get(field);
        return text == null || text.isEmpty() ? null : make(field, text, make);
    }

    private <T> T make(String field, String text, Function<String, T> make) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException e) {
            throw names.problemInData(field, String.valueOf(e.getMessage()));
        }
    }
}

package io.posthorn.api.agent.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.http.Query;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what is to be acknowledged from requests.
final class QueueRequests {
    private static final String IDS = "notification_ids";
    private static final int MAX_IDS = 10_000;

    private QueueRequests() {}

    /// The entries to acknowledge, as clients name them.
    record Entries(@JsonProperty(IDS) List<String> ids) {}

    /// The filters of what to acknowledge, unchecked.
    record Wanted(
            @JsonProperty("agent_id") @Nullable String agent,
            @JsonProperty("event_type") @Nullable String type) {
        static final Wanted ALL = new Wanted(null, null);
    }

    /// Names that no entry can have are passed over, like those of entries that are gone. A list of nothing may be
    /// written as `null`.
    static List<MessageId> entries(HttpRequest<byte[]> request) {
        JsonNode ids = Checks.required(
                IDS, RequestJson.readObject(RequestJson.body(request)).get(IDS));
        if (!ids.isArray() && !ids.isNull()) {
            throw Checks.invalid(IDS, "must be an array");
        }
        if (ids.size() > MAX_IDS) {
            throw Checks.invalid(IDS, "must be at most " + MAX_IDS);
        }
        return entries(ids);
    }

    private static List<MessageId> entries(JsonNode ids) {
        List<MessageId> entries = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            JsonNode id = ids.get(place);
            if (!id.isTextual()) {
                throw Checks.invalid(IDS + "[" + place + "]", "must be a string");
            }
            if (MessageId.isValid(id.textValue())) {
                entries.add(new MessageId(id.textValue()));
            }
        }
        return entries;
    }

    static ProjectQueue.Filter filter(HttpRequest<byte[]> request) {
        byte[] body = RequestJson.body(request);
        Wanted wanted = body.length == 0 ? Wanted.ALL : RequestJson.readKnown(body, Wanted.class);
        Query query = Query.of(request);
        return new ProjectQueue.Filter(
                query.find("agent_id", AgentId::new).orElseGet(() -> named("agent_id", wanted.agent(), AgentId::new)),
                query.find("event_type", EventType::new)
                        .orElseGet(() -> named("event_type", wanted.type(), EventType::new)));
    }

    private static <T> @Nullable T named(String field, @Nullable String text, Function<String, T> make) {
        return Optional.ofNullable(text)
                .filter(given -> !given.isEmpty())
                .map(given -> Checks.inBody(field, () -> make.apply(given)))
                .orElse(null);
    }
}

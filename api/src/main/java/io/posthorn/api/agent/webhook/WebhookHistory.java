package io.posthorn.api.agent.webhook;

import io.posthorn.api.database.Database;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.reading.Conditions;
import io.posthorn.api.reading.EventBodies;
import io.posthorn.common.id.AttemptId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The attempts that were made for a place, by every endpoint that has stood there.
@Singleton
final class WebhookHistory {
    private final Database database;
    private final WebhookTable table;
    private final EventBodies bodies;

    WebhookHistory(Database database, WebhookTable table, EventBodies bodies) {
        this.database = database;
        this.table = table;
        this.bodies = bodies;
    }

    AgentAttempts page(WebhookPlace place, HistoryRequest request) {
        List<String> oneMore = table.all(place).stream()
                .flatMap(endpoint -> newest(endpoint, request))
                .sorted(Comparator.reverseOrder())
                .limit(request.size() + 1)
                .toList();
        boolean more = oneMore.size() > request.size();
        List<String> page = more ? oneMore.subList(0, request.size()) : oneMore;
        return new AgentAttempts(attempts(place, page), more, more ? PageRequest.cursor(page.getLast()) : null);
    }

    /// The ids alone: of most endpoints no attempt is on the page.
    private Stream<String> newest(EndpointId endpoint, HistoryRequest request) {
        Conditions conditions =
                new Conditions().and("endpoint_id = ?", endpoint).sortedBy("endpoint_id");
        request.position().map(AttemptId::value).ifPresent(last -> conditions.and("id < ?", last));
        List<@Nullable Object> arguments = new ArrayList<>(List.of(conditions.arguments()));
        arguments.add(request.size() + 1);
        return database
                .list(
                        "select id from attempt\n" + conditions.where() + conditions.order(" desc") + "limit ?",
                        row -> row.text("id"),
                        arguments.toArray())
                .stream();
    }

    private List<AgentAttempt> attempts(WebhookPlace place, List<String> ids) {
        List<AttemptOfWebhook> attempts =
                database.list(AttemptOfWebhook.SELECT, AttemptOfWebhook::read, (Object) ids.toArray(String[]::new));
        Map<EventId, byte[]> sent = bodies.of(attempts.stream()
                .map(AttemptOfWebhook::event)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return attempts.stream()
                .map(attempt -> AgentAttempt.of(place, attempt, sent.get(attempt.event())))
                .toList();
    }
}

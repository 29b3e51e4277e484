package io.posthorn.api.agent.webhook;

import io.posthorn.api.database.Database;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.reading.Conditions;
import io.posthorn.api.reading.EventBodies;
import io.posthorn.common.id.AttemptId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The attempts that were made for a place, by every endpoint that has stood there.
@Singleton
final class WebhookHistory {
    /// A webhook may have been deleted and registered anew any number of times.
    private static final int AT_ONCE = 100;

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
                .gather(Gatherers.windowFixed(AT_ONCE))
                .flatMap(some -> newest(some, request))
                .sorted(Comparator.reverseOrder())
                .limit(request.size() + 1)
                .toList();
        boolean more = oneMore.size() > request.size();
        List<String> page = more ? oneMore.subList(0, request.size()) : oneMore;
        return new AgentAttempts(attempts(place, page), more, more ? PageRequest.cursor(page.getLast()) : null);
    }

    /// The ids alone: of most endpoints no attempt is on the page. Each endpoint's are in their order in its index.
    private Stream<String> newest(List<EndpointId> endpoints, HistoryRequest request) {
        List<Conditions> each = endpoints.stream()
                .map(endpoint -> conditions(endpoint, request))
                .toList();
        String select = each.stream()
                .map(one -> "(select id from attempt\n" + one.where() + one.order(" desc") + "limit ?)")
                .collect(Collectors.joining("\nunion all\n"));
        @Nullable
        Object[] arguments = each.stream()
                .<@Nullable Object>flatMap(
                        of -> Stream.concat(Arrays.stream(of.arguments()), Stream.of(request.size() + 1)))
                .toArray();
        return database.list(select, row -> row.text("id"), arguments).stream();
    }

    private static Conditions conditions(EndpointId endpoint, HistoryRequest request) {
        Conditions conditions =
                new Conditions().and("endpoint_id = ?", endpoint).sortedBy("endpoint_id");
        request.position().map(AttemptId::value).ifPresent(last -> conditions.and("id < ?", last));
        return conditions;
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

package io.posthorn.api.reading;

import io.posthorn.api.access.Caller;
import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.api.http.Page;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.kafka.LogReader;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.api.reading.EventView.DeliveryOfEvent;
import io.posthorn.common.id.EventId;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Accepted events, as far as the ledger has come.
@Singleton
final class Events {
    private final Database database;
    private final LogReader log;
    private final String topic;

    Events(Database database, LogReader log, Topics topics) {
        this.database = database;
        this.log = log;
        this.topic = topics.events();
    }

    Page<EventView> list(Caller caller, EventQuery query, PageRequest page) {
        Conditions conditions = query.in(Conditions.visibleTo(caller)).after(page, EventId::new);
        List<EventRow> rows = conditions.newestFirst(database, EventRow.SELECT, EventRow::read, page);
        Map<String, List<DeliveryOfEvent>> deliveries =
                deliveries(rows.stream().map(EventRow::id).toList());
        return Page.of(rows, page, EventRow::id)
                .map(row -> EventView.of(row, new EventBody.NotAsked(), deliveries.getOrDefault(row.id(), List.of())));
    }

    Optional<EventView> find(Caller caller, EventId id) {
        Conditions conditions = Conditions.visibleTo(caller).and("id = ?", id);
        return database.first(EventRow.SELECT + conditions.where(), EventRow::read, conditions.arguments())
                .map(row -> EventView.of(
                        row, body(row), deliveries(List.of(row.id())).getOrDefault(row.id(), List.of())));
    }

    private EventBody body(EventRow row) {
        try {
            return log.read(topic, row.position())
                    .<EventBody>map(consumed -> new EventBody.Present(consumed.value()))
                    .orElseGet(EventBody.NotRetained::new);
        } catch (LogUnavailableException _) {
            return new EventBody.Unavailable();
        }
    }

    private record Listed(String event, DeliveryOfEvent delivery) {
        static Listed read(Row row) {
            return new Listed(
                    row.text("event_id"),
                    new DeliveryOfEvent(row.text("id"), row.text("endpoint_id"), row.text("status")));
        }
    }

    private Map<String, List<DeliveryOfEvent>> deliveries(Collection<String> events) {
        return database.list("""
            select id, event_id, endpoint_id, status
            from delivery
            where event_id = any (?)
            order by id
            """, Listed::read, (Object) events.toArray(String[]::new)).stream()
                .collect(Collectors.groupingBy(
                        Listed::event, Collectors.mapping(Listed::delivery, Collectors.toList())));
    }
}

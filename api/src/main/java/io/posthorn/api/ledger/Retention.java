package io.posthorn.api.ledger;

import io.micronaut.scheduling.annotation.Scheduled;
import io.posthorn.api.database.Database;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EventId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Deletes what ended before the retention, a bounded number in each transaction. An event goes together with all that
/// became of it, so that the books add up at any moment; while a delivery of it is pending it stays.
///
/// The tables are locked in the order in which the ledger locks them, and rows that another process deletes are passed
/// over, so that any number may purge at once.
@Singleton
final class Retention {
    private static final int STEP = 100;

    private static final String EVENTS = """
        select id
        from event
        where id > ? and id < ? and accepted_at < ?
          and not exists (
            select 1
            from delivery
            where event_id = event.id and (settled_at is null or settled_at >= ?))
        order by id
        limit ?
        for update skip locked
        """;

    /// A resend can make one of an event that goes at this moment: it stays until it has ended.
    private static final String DELIVERIES_WITHOUT_EVENT = """
        select id
        from delivery
        where id > ? and id < ? and settled_at < ?
          and not exists (
            select 1
            from event
            where event.id = event_id)
        order by id
        limit ?
        for update skip locked
        """;

    private static final String MALFORMED = """
        select id
        from dead_letter
        where id > ? and id < ? and died_at < ? and delivery_id is null
        order by id
        limit ?
        for update skip locked
        """;

    private final Database database;
    private final LedgerConfig config;
    private final Clock clock;

    Retention(Database database, LedgerConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void purge() {
        Instant end = config.keptSince(clock.instant());
        purge(EVENTS, this::deleteEvents, EventId.firstAt(end), end, end);
        purge(DELIVERIES_WITHOUT_EVENT, this::deleteDeliveries, DeliveryId.firstAt(end), end);
        purge(MALFORMED, ids -> delete("dead_letter", "id", ids), DeadLetterId.firstAt(end), end);
    }

    /// In the order of the ids, each step on from the last: what has to stay is looked at once.
    private void purge(String select, Consumer<String[]> delete, Object... ends) {
        String after = "";
        List<String> purged;
        do {
            Object[] arguments = Stream.of(Stream.of(after), Stream.of(ends), Stream.of(STEP))
                    .flatMap(part -> part)
                    .toArray();
            purged = database.inTransaction(() -> step(select, delete, arguments));
            after = purged.isEmpty() ? after : purged.getLast();
        } while (purged.size() == STEP);
    }

    private List<String> step(String select, Consumer<String[]> delete, Object... arguments) {
        List<String> ids = database.list(select, row -> row.text("id"), arguments);
        delete.accept(ids.toArray(String[]::new));
        return ids;
    }

    private void deleteEvents(String[] events) {
        delete("event", "id", events);
        List<String> deliveries = database.list("""
            select id
            from delivery
            where event_id = any (?) and settled_at is not null
            """, row -> row.text("id"), (Object) events);
        deleteDeliveries(deliveries.toArray(String[]::new));
    }

    private void deleteDeliveries(String[] deliveries) {
        List<List<String>> items = database.list(
                "select id, replay_id from delivery where replay_id is not null and id = any (?)",
                row -> List.of(row.text("replay_id"), row.text("id")),
                (Object) deliveries);
        delete("delivery", "id", deliveries);
        delete("attempt", "delivery_id", deliveries);
        database.updateEach("delete from replay_item where replay_id = ? and delivery_id = ?", items);
        delete("dead_letter", "id", deadLetters(deliveries));
    }

    private void delete(String table, String column, String[] values) {
        database.update("delete from " + table + " where " + column + " = any (?)", (Object) values);
    }

    private static String[] deadLetters(String[] deliveries) {
        return Arrays.stream(deliveries)
                .map(delivery -> DeadLetterId.of(new DeliveryId(delivery)).value())
                .toArray(String[]::new);
    }
}

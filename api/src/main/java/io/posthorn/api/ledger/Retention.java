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

    private static final String ENDED_EVENT = """
        accepted_at < ?
          and not exists (
            select 1
            from delivery
            where event_id = event.id and (settled_at is null or settled_at >= ?))
        """;

    /// A resend can make one of an event that goes at this moment: it stays until it has ended.
    private static final String DELIVERY_WITHOUT_EVENT = """
        settled_at < ?
          and not exists (
            select 1
            from event
            where event.id = event_id)
        """;

    private static final String MALFORMED = """
        died_at < ? and delivery_id is null
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
        purge(new Expiring("event", EventId.firstAt(end), ENDED_EVENT, this::deleteEvents), end, end);
        purge(new Expiring("delivery", DeliveryId.firstAt(end), DELIVERY_WITHOUT_EVENT, this::deleteDeliveries), end);
        purge(
                new Expiring(
                        "dead_letter", DeadLetterId.firstAt(end), MALFORMED, ids -> delete("dead_letter", "id", ids)),
                end);
    }

    /// The part of a table whose time is over.
    ///
    /// @param firstKept the lowest id that is not looked at
    /// @param condition of what goes
    private record Expiring(String table, Object firstKept, String condition, Consumer<String[]> delete) {}

    /// In the order of the ids, each step on from the last.
    private void purge(Expiring expiring, Instant... ends) {
        String after = "";
        List<String> seen;
        do {
            seen = database.list(
                    "select id from " + expiring.table() + " where id > ? and id < ? order by id limit ?",
                    row -> row.text("id"),
                    after,
                    expiring.firstKept(),
                    STEP);
            String[] ids = seen.toArray(String[]::new);
            database.inTransaction(() -> expiring.delete().accept(lock(expiring, ids, ends)));
            after = seen.isEmpty() ? after : seen.getLast();
        } while (seen.size() == STEP);
    }

    /// Apart from the search, so that the condition is tried on few rows, whatever a database thinks of all of them.
    private String[] lock(Expiring expiring, String[] ids, Instant... ends) {
        return database.list(
                        "select id from " + expiring.table() + " where id = any (?) and " + expiring.condition()
                                + "order by id for update skip locked",
                        row -> row.text("id"),
                        Stream.concat(Stream.of((Object) ids), Stream.of(ends)).toArray())
                .toArray(String[]::new);
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

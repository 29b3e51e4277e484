package io.posthorn.api.ledger;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.api.scope.Scopes;
import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.LogPosition;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of accepted events.
@Singleton
final class EventTable extends JoinedTable<EventState> {
    private static final Statements STATEMENTS = new Statements("""
        select id, tenant, project, session, type, accepted_at, log_partition, log_offset, body_bytes,
            ordering_key, deliver_at, expires_at, unmatched_reason, unmatched, fanned_out_at
        from event
        where id = any (?)
        for update
        """, """
            insert into event (
                log_partition, log_offset, unmatched_reason, unmatched, fanned_out_at,
                id, tenant, project, session, type, accepted_at, body_bytes, ordering_key, deliver_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, """
                update event
                set log_partition = ?, log_offset = ?, unmatched_reason = ?, unmatched = ?, fanned_out_at = ?
                where id = ?
                """, true);

    EventTable(Database database) {
        super(database, STATEMENTS);
    }

    @Override
    String id(EventState event) {
        return event.id().value();
    }

    @Override
    EventState read(Row row) {
        return new EventState(
                new EventId(row.text("id")),
                row.text("type"),
                Scopes.read(row),
                row.time("accepted_at"),
                new LogPosition(row.integer("log_partition"), row.number("log_offset")),
                row.integer("body_bytes"),
                row.findText("ordering_key"),
                row.findTime("deliver_at"),
                row.findTime("expires_at"),
                row.findText("unmatched_reason"),
                row.findText("unmatched"),
                row.time("fanned_out_at"));
    }

    @Override
    List<@Nullable Object> insertion(EventState event) {
        List<@Nullable Object> arguments = new ArrayList<>(change(event));
        arguments.addAll(Arrays.asList(
                event.scope().tenant(),
                event.scope().projectId().orElse(null),
                event.scope().sessionId().orElse(null),
                event.type(),
                event.acceptedAt(),
                event.bodyBytes(),
                event.orderingKey(),
                event.deliverAt(),
                event.expiresAt()));
        return arguments;
    }

    @Override
    List<@Nullable Object> change(EventState event) {
        return Arrays.asList(
                event.position().partition(),
                event.position().offset(),
                event.unmatchedReason(),
                event.unmatched(),
                event.fannedOutAt(),
                event.id());
    }
}

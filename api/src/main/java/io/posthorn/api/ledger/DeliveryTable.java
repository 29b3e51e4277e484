package io.posthorn.api.ledger;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.api.scope.Scopes;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.ReplayId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of deliveries.
@Singleton
final class DeliveryTable extends JoinedTable<DeliveryState> {
    private static final Statements STATEMENTS = new Statements("""
        select id, event_id, endpoint_id, tenant, project, session, type, accepted_at, replay_id,
            attempts, status, reason, settled_at, step_attempts, step_at, next_attempt_at, waiting_for
        from delivery
        where id = any (?)
        for update
        """, """
            insert into delivery (
                attempts, status, reason, settled_at, step_attempts, step_at, next_attempt_at, waiting_for,
                id, event_id, endpoint_id, tenant, project, session, type, accepted_at, replay_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, """
                update delivery
                set attempts = ?, status = ?, reason = ?, settled_at = ?,
                    step_attempts = ?, step_at = ?, next_attempt_at = ?, waiting_for = ?
                where id = ?
                """, false);

    DeliveryTable(Database database) {
        super(database, STATEMENTS);
    }

    @Override
    String id(DeliveryState delivery) {
        return delivery.ref().id().value();
    }

    @Override
    DeliveryState read(Row row) {
        DeliveryStatus status = DeliveryStatus.find(row.text("status")).orElseThrow();
        return switch (status) {
            case PENDING -> new DeliveryState(ref(row), row.integer("attempts"), outlook(row), null);
            case DELIVERED, DEAD, DISCARDED ->
                new DeliveryState(
                        ref(row),
                        row.integer("attempts"),
                        null,
                        new Ending(status, row.findText("reason"), row.time("settled_at")));
        };
    }

    private static DeliveryRef ref(Row row) {
        return new DeliveryRef(
                new DeliveryId(row.text("id")),
                new EventId(row.text("event_id")),
                new EndpointId(row.text("endpoint_id")),
                new EventType(row.text("type")),
                Scopes.read(row),
                row.time("accepted_at"),
                row.find("replay_id", ReplayId::new));
    }

    private static Outlook outlook(Row row) {
        return new Outlook(
                row.integer("step_attempts"),
                row.findTime("step_at"),
                row.time("next_attempt_at"),
                row.findText("waiting_for"));
    }

    @Override
    List<@Nullable Object> insertion(DeliveryState delivery) {
        DeliveryRef ref = delivery.ref();
        List<@Nullable Object> arguments = standing(delivery);
        arguments.addAll(Arrays.asList(
                ref.id(),
                ref.event(),
                ref.endpoint(),
                ref.scope().tenant(),
                ref.scope().projectId().orElse(null),
                ref.scope().sessionId().orElse(null),
                ref.type(),
                ref.acceptedAt(),
                ref.replay()));
        return arguments;
    }

    @Override
    List<@Nullable Object> change(DeliveryState delivery) {
        List<@Nullable Object> arguments = standing(delivery);
        arguments.add(delivery.ref().id());
        return arguments;
    }

    private static List<@Nullable Object> standing(DeliveryState delivery) {
        Ending ending = delivery.ending();
        Outlook outlook = delivery.outlook();
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(delivery.attempts());
        arguments.add(delivery.status().code());
        arguments.addAll(ending == null ? nothing(2) : Arrays.asList(ending.reason(), ending.at()));
        arguments.addAll(
                outlook == null
                        ? nothing(4)
                        : Arrays.asList(
                                outlook.attempts(), outlook.since(), outlook.nextAttemptAt(), outlook.waitingFor()));
        return arguments;
    }

    private static List<@Nullable Object> nothing(int columns) {
        return Arrays.asList(new @Nullable Object[columns]);
    }
}

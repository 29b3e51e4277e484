package io.posthorn.api.ledger;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.api.scope.Scopes;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of dead letters.
@Singleton
final class DeadLetterTable extends JoinedTable<DeadLetterState> {
    private static final Statements STATEMENTS = new Statements("""
        select id, delivery_id, event_id, endpoint_id, tenant, project, session, type, accepted_at, replay_id,
            reason, status_code, error, attempts, log_partition, log_offset, body_bytes, source_partition,
            source_offset, first_attempt_at, died_at
        from dead_letter
        where id = any (?)
        for update
        """, """
            insert into dead_letter (
                reason, status_code, error, attempts, log_partition, log_offset, body_bytes, source_partition,
                source_offset, first_attempt_at, died_at, id,
                delivery_id, event_id, endpoint_id, tenant, project, session, type, accepted_at, replay_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """, """
                update dead_letter
                set reason = ?, status_code = ?, error = ?, attempts = ?, log_partition = ?, log_offset = ?,
                    body_bytes = ?, source_partition = ?, source_offset = ?, first_attempt_at = ?, died_at = ?
                where id = ?
                """, true);

    DeadLetterTable(Database database) {
        super(database, STATEMENTS);
    }

    @Override
    String id(DeadLetterState deadLetter) {
        return deadLetter.id().value();
    }

    @Override
    DeadLetterState read(Row row) {
        Scope scope = Scopes.read(row);
        Long statusCode = row.findNumber("status_code");
        return new DeadLetterState(
                new DeadLetterId(row.text("id")),
                scope,
                row.findText("delivery_id") == null ? null : ref(row, scope),
                DeadReason.valueOf(row.text("reason").toUpperCase(Locale.ROOT)),
                new LastAnswer(statusCode == null ? null : statusCode.intValue(), row.findText("error")),
                row.integer("attempts"),
                new LogPosition(row.integer("log_partition"), row.number("log_offset")),
                row.integer("body_bytes"),
                source(row),
                row.findTime("first_attempt_at"),
                row.time("died_at"));
    }

    private static DeliveryRef ref(Row row, Scope scope) {
        return new DeliveryRef(
                new DeliveryId(row.text("delivery_id")),
                new EventId(row.text("event_id")),
                new EndpointId(row.text("endpoint_id")),
                new EventType(row.text("type")),
                scope,
                row.time("accepted_at"),
                row.find("replay_id", ReplayId::new));
    }

    private static @Nullable LogPosition source(Row row) {
        Long offset = row.findNumber("source_offset");
        return offset == null ? null : new LogPosition(row.integer("source_partition"), offset);
    }

    @Override
    List<@Nullable Object> insertion(DeadLetterState deadLetter) {
        List<@Nullable Object> arguments = change(deadLetter);
        Optional<DeliveryRef> ref = Optional.ofNullable(deadLetter.ref());
        arguments.addAll(Arrays.asList(
                ref.map(DeliveryRef::id).orElse(null),
                ref.map(DeliveryRef::event).orElse(null),
                ref.map(DeliveryRef::endpoint).orElse(null),
                deadLetter.scope().tenant(),
                deadLetter.scope().projectId().orElse(null),
                deadLetter.scope().sessionId().orElse(null),
                ref.map(DeliveryRef::type).orElse(null),
                ref.map(DeliveryRef::acceptedAt).orElse(null),
                ref.flatMap(DeliveryRef::replayId).orElse(null)));
        return arguments;
    }

    @Override
    List<@Nullable Object> change(DeadLetterState deadLetter) {
        LogPosition source = deadLetter.source();
        return new ArrayList<>(Arrays.asList(
                deadLetter.reason().code(),
                deadLetter.answer().statusCode(),
                deadLetter.answer().error(),
                deadLetter.attempts(),
                deadLetter.position().partition(),
                deadLetter.position().offset(),
                deadLetter.bodyBytes(),
                source == null ? null : source.partition(),
                source == null ? null : source.offset(),
                deadLetter.firstAttemptAt(),
                deadLetter.diedAt(),
                deadLetter.id()));
    }
}

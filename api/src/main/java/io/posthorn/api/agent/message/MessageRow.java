package io.posthorn.api.agent.message;

import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.database.Row;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.MessageId;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.ScheduleId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.id.WakeupId;
import io.posthorn.common.scope.Scope;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How messages stand in their table.
final class MessageRow {
    /// A message and the terms of its delivery; nothing that changes later.
    static final String INSERT = """
        insert into message (
            id, tenant, project, agent, user_id, event_type, check_type, generated_message, wakeup, schedule, intent,
            created_at, source, ordering_key, deliver_at, deliver_until, status, queue_status, expires_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', 'pending', ?)
        on conflict do nothing
        """;

    private MessageRow() {}

    /// The arguments of [#INSERT], but for the last.
    static List<@Nullable Object> arguments(Outgoing outgoing) {
        Message message = outgoing.message();
        DeliveryTerms terms = outgoing.terms();
        return Arrays.asList(
                message.id(),
                message.scope().tenant(),
                message.scope().project(),
                message.agent(),
                message.addressee().map(UserId::value).orElse(""),
                message.type(),
                message.checkType(),
                message.generatedMessage(),
                message.wakeup(),
                message.schedule(),
                message.intent(),
                message.createdAt(),
                terms.source(),
                terms.orderingKey(),
                terms.deliverAt(),
                terms.expiresAt());
    }

    static Outgoing outgoing(Row row) {
        return new Outgoing(
                message(row),
                new DeliveryTerms(
                        row.text("source"),
                        row.findText("ordering_key"),
                        row.findTime("deliver_at"),
                        row.findTime("deliver_until")));
    }

    static Message message(Row row) {
        MessageId id = new MessageId(row.text("id"));
        String user = row.text("user_id");
        return new Message(
                id.event(),
                id,
                new Scope.Project(new TenantId(row.text("tenant")), new ProjectId(row.text("project"))),
                new AgentId(row.text("agent")),
                user.isEmpty() ? null : new UserId(user),
                new EventType(row.text("event_type")),
                row.text("check_type"),
                row.text("generated_message"),
                row.find("wakeup", WakeupId::new),
                row.find("schedule", ScheduleId::new),
                row.findText("intent"),
                row.time("created_at"));
    }

    static Notification notification(Row row) {
        return Notification.of(message(row), MessageStatus.of(row.text("status")), row.findTime("consumed_at"));
    }
}

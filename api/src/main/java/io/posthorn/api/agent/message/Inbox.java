package io.posthorn.api.agent.message;

import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.database.Database;
import io.posthorn.common.id.MessageId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The messages of one agent, as its clients poll and consume them. Blocks.
@Singleton
final class Inbox {
    private final Database database;
    private final Clock clock;

    Inbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<Notification> list(Scope.Project scope, AgentId agent, MessageStatus status, Optional<UserId> user, int most) {
        Selection selection = Selection.of(scope).in("agent", agent);
        user.ifPresent(id -> selection.in("user_id", id));
        return selection.in("status", status.code()).newestFirst(database, most);
    }

    List<Notification> history(Scope.Project scope, AgentId agent, int most) {
        return Selection.of(scope).in("agent", agent).newestFirst(database, most);
    }

    /// Takes a message, or finds it taken; the first to take it counts. False when the agent has no such message.
    boolean consume(Scope.Project scope, AgentId agent, MessageId message) {
        return take(scope, agent, message) || isThere(scope, agent, message);
    }

    private boolean take(Scope.Project scope, AgentId agent, MessageId message) {
        return database.update("""
            update message
            set status = 'consumed', consumed_at = ?
            where id = ? and tenant = ? and project = ? and agent = ? and status = 'pending'
            """, clock.instant(), message, scope.tenant(), scope.project(), agent) > 0;
    }

    private boolean isThere(Scope.Project scope, AgentId agent, MessageId message) {
        return database.first("""
            select id
            from message
            where id = ? and tenant = ? and project = ? and agent = ?
            """, row -> row.text("id"), message, scope.tenant(), scope.project(), agent)
                .isPresent();
    }
}

package io.posthorn.api.agent.message;

import io.posthorn.api.agent.AgentId;
import io.posthorn.api.database.Database;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.MessageId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages of all agents of a project that its backend has not acknowledged. Acknowledging is the backend's,
/// consuming the agent's clients': neither does the other. Blocks.
@Singleton
final class ProjectQueue {
    private static final int STEP = 1000;

    private final Database database;
    private final Clock clock;

    ProjectQueue(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Which entries are meant; those of every agent, of every type, where none is named.
    record Filter(@Nullable AgentId agent, @Nullable EventType type) {}

    List<QueueEntry> list(Scope.Project project, Filter filter, int most) {
        return pending(project, filter).newestFirst(database, QueueEntry::read, most);
    }

    /// How many of them were pending and are acknowledged now.
    int acknowledge(Scope.Project project, Collection<MessageId> entries) {
        List<List<Object>> rows = entries.stream()
                .distinct()
                .sorted(Comparator.comparing(MessageId::value))
                .map(entry -> List.<Object>of(clock.instant(), entry, project.tenant(), project.project()))
                .toList();
        int[] changed = database.updateEach("""
            update message
            set queue_status = 'acknowledged', acknowledged_at = ?
            where id = ? and tenant = ? and project = ? and queue_status = 'pending'
            """, rows);
        return Arrays.stream(changed).sum();
    }

    /// As [#acknowledge], for all that are pending, a bounded number in each transaction. Not locked when they are
    /// found: whoever changes a row counts it, and H2 would lock and sort all that are pending.
    int acknowledgeAll(Scope.Project project, Filter filter) {
        int acknowledged = 0;
        List<MessageId> found;
        do {
            found = pending(project, filter).oldest(database, STEP);
            acknowledged += acknowledge(project, found);
        } while (found.size() == STEP);
        return acknowledged;
    }

    /// By the index of the agent where one is named, else by that of the type: what is asked for may be rare.
    private static Selection pending(Scope.Project project, Filter filter) {
        Selection pending = Selection.of(project).in("queue_status", "pending");
        if (filter.agent() != null) {
            return pending.in("agent", filter.agent()).where("event_type", filter.type());
        }
        return filter.type() == null ? pending : pending.in("event_type", filter.type());
    }
}

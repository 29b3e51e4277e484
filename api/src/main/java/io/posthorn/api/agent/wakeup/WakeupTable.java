package io.posthorn.api.agent.wakeup;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.api.scope.PartOfProject;
import io.posthorn.common.id.WakeupId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// The table of wakeups. Thread-safe; blocks.
@Singleton
public final class WakeupTable implements PartOfProject {
    static final String DUE = """
        select *
        from wakeup
        where due_at <= ?
        order by due_at
        limit ?
        for update skip locked
        """;

    private final Database database;

    WakeupTable(Database database) {
        this.database = database;
    }

    /// Those due by now, the longest due first, kept from others until the transaction ends.
    public List<Wakeup> lockDue(Instant now, int most) {
        return database.list(DUE, WakeupTable::read, now, most);
    }

    /// Those of one user that are due later than one time and by another, oldest first, kept from others until the
    /// transaction ends. Waits for whoever keeps them.
    public List<Wakeup> lockDueOf(AgentUser owner, Instant after, Instant by, int most) {
        return database.list(
                """
                select *
                from wakeup
                where tenant = ? and project = ? and agent = ? and user_id = ? and due_at > ? and due_at <= ?
                order by id
                limit ?
                for update
                """,
                WakeupTable::read,
                owner.scope().tenant(),
                owner.scope().project(),
                owner.agent(),
                owner.user(),
                after,
                by,
                most);
    }

    /// Notes that it is done for good, within the transaction that holds it.
    public void executed(WakeupId id, Instant now) {
        executed(List.of(id), now);
    }

    /// As [#executed(WakeupId, Instant)], for many.
    public void executed(List<WakeupId> ids, Instant now) {
        database.updateEach("""
            update wakeup
            set due_at = null, executed_at = ?
            where id = ?
            """, ids.stream().map(id -> List.of(now, id)).toList());
    }

    @Override
    public void deleteAll(Scope.Project project) {
        database.update("delete from wakeup where tenant = ? and project = ?", project.tenant(), project.project());
    }

    void insert(Wakeup made) {
        AgentUser owner = made.owner();
        Wakeup.Reason reason = made.reason();
        database.update(
                """
                insert into wakeup (id, tenant, project, agent, user_id, check_type, intent, occasion,
                    interest_topic, event_description, scheduled_at, due_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                made.id(),
                owner.scope().tenant(),
                owner.scope().project(),
                owner.agent(),
                owner.user(),
                reason.checkType(),
                reason.intent(),
                reason.occasion(),
                reason.interestTopic(),
                reason.eventDescription(),
                made.scheduledAt(),
                made.scheduledAt(),
                made.createdAt());
    }

    /// Those of an agent that match, newest first.
    List<Wakeup> list(WakeupFilter filter, int most) {
        return database.list(select(filter), WakeupTable::read, filter.arguments(most));
    }

    static String select(WakeupFilter filter) {
        return """
            select *
            from wakeup
            where tenant = ? and project = ? and agent = ?
            """ + filter.conditions() + filter.order() + "limit ?";
    }

    private static Wakeup read(Row row) {
        return new Wakeup(
                new WakeupId(row.text("id")),
                AgentUser.read(row),
                new Wakeup.Reason(
                        row.text("check_type"),
                        row.text("intent"),
                        row.findText("occasion"),
                        row.findText("interest_topic"),
                        row.findText("event_description")),
                row.time("scheduled_at"),
                row.time("created_at"),
                row.findTime("executed_at"));
    }
}

package io.posthorn.api.agent.schedule;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.database.Database;
import io.posthorn.api.scope.PartOfProject;
import io.posthorn.common.id.ScheduleId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table of schedules. Thread-safe; blocks.
@Singleton
public final class ScheduleTable implements PartOfProject {
    static final String DUE = """
        select *
        from schedule
        where due_at <= ? and (held_until is null or held_until <= ?)
        order by due_at
        limit ?
        for update skip locked
        """;

    private final Database database;

    ScheduleTable(Database database) {
        this.database = database;
    }

    /// Those due by now, the longest due first, kept from others until the transaction ends.
    public List<Schedule> lockDue(Instant now, int most) {
        return database.list(DUE, ScheduleRow::read, now, now, most);
    }

    /// Those of one user that are due by some time, oldest first, kept from others until the transaction ends. Waits
    /// for whoever keeps them.
    public List<Schedule> lockDueOf(AgentUser owner, Instant by, int most) {
        return database.list(
                """
                select *
                from schedule
                where tenant = ? and project = ? and agent = ? and user_id = ? and due_at <= ?
                order by id
                limit ?
                for update
                """,
                ScheduleRow::read,
                owner.scope().tenant(),
                owner.scope().project(),
                owner.agent(),
                owner.user(),
                by,
                most);
    }

    /// Notes what fires next, within the transaction that holds the schedule.
    public void move(Schedule fired) {
        database.update("""
            update schedule
            set next_fire_at = ?, due_at = ?
            where id = ?
            """, fired.nextFireAt(), fired.dueAt(), fired.id());
    }

    /// Leaves it alone for a while, within the transaction that holds it.
    public void hold(ScheduleId id, Instant until) {
        database.update("update schedule set held_until = ? where id = ?", until, id);
    }

    @Override
    public void deleteAll(Scope.Project project) {
        database.update("delete from schedule where tenant = ? and project = ?", project.tenant(), project.project());
    }

    void insert(Schedule made) {
        Rhythm rhythm = made.rhythm();
        Purpose purpose = made.purpose();
        database.update(
                """
                insert into schedule (id, tenant, project, agent, user_id, cadence_type, cadence, timezone,
                    active_window, starts_at, ends_at, intent, check_type, inventory_item_id, metadata, enabled,
                    next_fire_at, due_at, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                made.id(),
                made.owner().scope().tenant(),
                made.owner().scope().project(),
                made.owner().agent(),
                made.owner().user(),
                rhythm.type(),
                rhythm.cadence(),
                rhythm.timezone(),
                rhythm.activeWindow(),
                rhythm.startsAt(),
                rhythm.endsAt(),
                purpose.intent(),
                purpose.checkType(),
                purpose.inventoryItem(),
                purpose.metadata(),
                made.enabled(),
                made.nextFireAt(),
                made.dueAt(),
                made.createdAt(),
                made.updatedAt());
    }

    /// Its owner changed it; it can be read now.
    void update(Schedule changed) {
        Rhythm rhythm = changed.rhythm();
        Purpose purpose = changed.purpose();
        database.update(
                """
                update schedule
                set cadence_type = ?, cadence = ?, timezone = ?, active_window = ?, starts_at = ?, ends_at = ?,
                    intent = ?, check_type = ?, metadata = ?, enabled = ?,
                    next_fire_at = ?, due_at = ?, held_until = null, updated_at = ?
                where id = ?
                """,
                rhythm.type(),
                rhythm.cadence(),
                rhythm.timezone(),
                rhythm.activeWindow(),
                rhythm.startsAt(),
                rhythm.endsAt(),
                purpose.intent(),
                purpose.checkType(),
                purpose.metadata(),
                changed.enabled(),
                changed.nextFireAt(),
                changed.dueAt(),
                changed.updatedAt(),
                changed.id());
    }

    /// All of a user, oldest first.
    List<Schedule> of(AgentUser owner) {
        return database.list(
                """
                select *
                from schedule
                where tenant = ? and project = ? and agent = ? and user_id = ?
                order by id
                """, ScheduleRow::read, owner.scope().tenant(), owner.scope().project(), owner.agent(), owner.user());
    }

    long count(AgentUser owner) {
        return database.first(
                        """
                        select count(*) as schedules
                        from schedule
                        where tenant = ? and project = ? and agent = ? and user_id = ?
                        """,
                        row -> row.number("schedules"),
                        owner.scope().tenant(),
                        owner.scope().project(),
                        owner.agent(),
                        owner.user())
                .orElseThrow();
    }

    Optional<Schedule> find(AgentUser owner, ScheduleId id) {
        return database.first("select * from schedule where id = ?", ScheduleRow::read, id)
                .filter(found -> found.owner().equals(owner));
    }

    /// As [#find], kept from others until the transaction ends.
    Optional<Schedule> lock(AgentUser owner, ScheduleId id) {
        return database.first("select * from schedule where id = ? for update", ScheduleRow::read, id)
                .filter(found -> found.owner().equals(owner));
    }

    void delete(AgentUser owner, ScheduleId id) {
        database.update("""
            delete from schedule
            where id = ? and tenant = ? and project = ? and agent = ? and user_id = ?
            """, id, owner.scope().tenant(), owner.scope().project(), owner.agent(), owner.user());
    }
}

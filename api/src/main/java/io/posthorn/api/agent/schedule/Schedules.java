package io.posthorn.api.agent.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.Agents;
import io.posthorn.api.database.Database;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.id.ScheduleId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What owners do with their schedules. Thread-safe; blocks.
@Singleton
final class Schedules {
    private static final String WHAT = "Schedule";

    private final ScheduleTable table;
    private final Agents agents;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;
    private final int most;

    Schedules(ScheduleTable table, Agents agents, Database database, IdSource ids, Clock clock, ScheduleConfig config) {
        this.table = table;
        this.agents = agents;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.most = config.schedulesPerUser();
    }

    Schedule create(AgentUser owner, ScheduleRequest request) {
        Instant now = now();
        ScheduleDraft draft = ScheduleDraft.of(request, now);
        Schedule made = Schedule.made(ids.schedule(), owner, draft, draft.firstFire(now), now);
        checkRoom(owner);
        agents.use(owner.scope(), owner.agent());
        table.insert(made);
        return made;
    }

    List<Schedule> of(AgentUser owner) {
        return table.of(owner);
    }

    Schedule find(AgentUser owner, String name) {
        return table.find(owner, id(name))
                .orElseThrow(() -> Problem.notFound(WHAT).asException());
    }

    Schedule patch(AgentUser owner, String name, ObjectNode fields) {
        ScheduleId id = id(name);
        return database.inTransaction(() -> {
            Schedule found = table.lock(owner, id)
                    .orElseThrow(() -> Problem.notFound(WHAT).asException());
            Schedule changed = changed(found, new SchedulePatch(fields).appliedTo(found));
            table.update(changed);
            return changed;
        });
    }

    /// Nothing happens where there is none.
    void delete(AgentUser owner, String name) {
        if (ScheduleId.isValid(name)) {
            table.delete(owner, new ScheduleId(name));
        }
    }

    /// The times at which it will fire; none when it is disabled or has ended.
    List<Instant> upcoming(AgentUser owner, String name, int most) {
        Schedule found = find(owner, name);
        return found.due().stream()
                .flatMap(due -> found.recurrence().after(due.minusNanos(1)))
                .limit(most)
                .toList();
    }

    /// Calls at the same time may each find room and go over by as many.
    private void checkRoom(AgentUser owner) {
        if (table.count(owner) >= most) {
            throw Problem.conflict(
                            "The user has " + most + " schedules of this agent, and may not have more; delete one")
                    .asException();
        }
    }

    private Schedule changed(Schedule found, ScheduleRequest wanted) {
        Instant now = now();
        ScheduleDraft draft = ScheduleDraft.of(wanted, found.createdAt());
        draft.checkItFires(now);
        return found.changed(draft.rhythm(), draft.purpose(), draft.enabled(), now);
    }

    private static ScheduleId id(String name) {
        return Checks.inPath(WHAT, () -> new ScheduleId(name));
    }

    /// To the millisecond, as tables keep it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

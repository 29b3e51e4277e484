package io.posthorn.api.agent.wakeup;

import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.Agents;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What owners do with wakeups. Thread-safe; blocks.
@Singleton
final class Wakeups {
    private final WakeupTable table;
    private final Agents agents;
    private final Alarm alarm;
    private final IdSource ids;
    private final Clock clock;

    Wakeups(WakeupTable table, Agents agents, Alarm alarm, IdSource ids, Clock clock) {
        this.table = table;
        this.agents = agents;
        this.alarm = alarm;
        this.ids = ids;
        this.clock = clock;
    }

    /// One that is due already fires at once.
    Wakeup create(Scope.Project scope, AgentId agent, WakeupRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AgentUser owner = new AgentUser(scope, agent, request.userId());
        Wakeup made = Wakeup.pending(ids.wakeup(), owner, request.reason(), request.time(now), now);
        agents.use(scope, agent);
        table.insert(made);
        if (!made.scheduledAt().isAfter(now)) {
            alarm.ring();
        }
        return made;
    }
}

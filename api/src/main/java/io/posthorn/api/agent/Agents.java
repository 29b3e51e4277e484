package io.posthorn.api.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.posthorn.api.database.Database;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// The table of agents: each is there from when it is first used. Thread-safe; blocks.
@Singleton
public final class Agents {
    private static final int MAX_REMEMBERED = 100_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Database database;
    private final Clock clock;
    private final Cache<Key, Boolean> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    Agents(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Key(Scope.Project scope, AgentId agent) {}

    /// Makes the agent unless it is there. Call it before a transaction, not within one that uses several agents: their
    /// rows would be locked in any order.
    public void use(Scope.Project scope, AgentId agent) {
        Key key = new Key(scope, agent);
        if (known.getIfPresent(key) == null && !insert(scope, agent)) {
            known.put(key, true);
        }
    }

    /// How far it may act; an agent that was never used may in full.
    public ProactiveMode mode(Scope.Project scope, AgentId agent) {
        return database.first(
                        """
                        select proactive_mode
                        from agent
                        where tenant = ? and project = ? and id = ?
                        """,
                        row -> ProactiveMode.of(row.text("proactive_mode")),
                        scope.tenant(),
                        scope.project(),
                        agent)
                .orElse(ProactiveMode.FULL);
    }

    void allow(Scope.Project scope, AgentId agent, ProactiveMode mode) {
        use(scope, agent);
        database.update("""
            update agent
            set proactive_mode = ?
            where tenant = ? and project = ? and id = ?
            """, mode.code(), scope.tenant(), scope.project(), agent);
    }

    /// Agents after one, in the order of their ids.
    ///
    /// @param search part of the ids, in any case; empty for all
    List<Agent> list(Scope.Project scope, String search, String after, int most) {
        return database.list("""
            select *
            from agent
            where tenant = ? and project = ? and id > ? and lower(id) like lower(?) escape '!'
            order by id
            limit ?
            """, Agent::read, scope.tenant(), scope.project(), after, pattern(search), most);
    }

    long count(Scope.Project scope, String search) {
        return database.first("""
            select count(*) as agents
            from agent
            where tenant = ? and project = ? and lower(id) like lower(?) escape '!'
            """, row -> row.number("agents"), scope.tenant(), scope.project(), pattern(search))
                .orElse(0L);
    }

    /// Only what another transaction is known to have kept is remembered: one's own may yet be rolled back.
    private boolean insert(Scope.Project scope, AgentId agent) {
        return database.update("""
            insert into agent (tenant, project, id, proactive_mode, created_at)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """, scope.tenant(), scope.project(), agent, ProactiveMode.FULL.code(), clock.instant())
                > 0;
    }

    private static String pattern(String search) {
        return "%" + search.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}

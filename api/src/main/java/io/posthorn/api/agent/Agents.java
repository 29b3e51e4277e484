package io.posthorn.api.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.posthorn.api.database.Database;
import io.posthorn.api.scope.PartOfProject;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// The table of agents: each is there from when it is first used. Thread-safe; blocks.
@Singleton
public final class Agents implements PartOfProject {
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

    /// How far it may act; an agent that was never used may in full, one of a project that is deleted not at all.
    public ProactiveMode mode(Scope.Project scope, AgentId agent) {
        return database.first(
                        """
                        select coalesce(agent.proactive_mode, ?) as proactive_mode
                        from project
                        left join agent
                          on agent.tenant = project.tenant and agent.project = project.id and agent.id = ?
                        where project.tenant = ? and project.id = ?
                        """,
                        row -> ProactiveMode.of(row.text("proactive_mode")),
                        ProactiveMode.FULL.code(),
                        agent,
                        scope.tenant(),
                        scope.project())
                .orElse(ProactiveMode.OFF);
    }

    /// Another process may have deleted an agent that is remembered here, with its project.
    void allow(Scope.Project scope, AgentId agent, ProactiveMode mode) {
        use(scope, agent);
        if (!set(scope, agent, mode)) {
            known.invalidate(new Key(scope, agent));
            use(scope, agent);
            set(scope, agent, mode);
        }
    }

    @Override
    public void deleteAll(Scope.Project project) {
        database.update("delete from agent where tenant = ? and project = ?", project.tenant(), project.project());
        known.asMap().keySet().removeIf(key -> key.scope().equals(project));
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

    private boolean set(Scope.Project scope, AgentId agent, ProactiveMode mode) {
        return database.update("""
            update agent
            set proactive_mode = ?
            where tenant = ? and project = ? and id = ?
            """, mode.code(), scope.tenant(), scope.project(), agent) > 0;
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

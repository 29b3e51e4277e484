package io.posthorn.api.agent.wakeup;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.agent.AgentId;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a list of pending wakeups costs is counted, not timed: rows that the database looks at.
final class PendingPlanTest {
    private static final int EXECUTED = 5_000;
    private static final int PENDING = 400;
    private static final int LISTED = 50;

    private final String agent = "agent-" + UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void executedWakeupsAndFurtherPendingOnesAreNotLookedAt(TestDatabase kind) {
        try (TestApi api = TestApi.with(kind.ownSettings())) {
            Database database = api.bean(Database.class);
            fill(api.calls(), database);
            WakeupFilter pending = new WakeupFilter(
                    new Scope.Project(DefaultScope.TENANT, DefaultScope.PROJECT),
                    new AgentId(agent),
                    WakeupStatus.PENDING,
                    null);

            List<String> plan = kind.plan(database, WakeupTable.select(pending), pending.arguments(LISTED));

            assertThat(plan).as("%s", plan).anyMatch(line -> line.matches("(?s).*" + looked(kind) + ".*"));
            assertThat(listed(api.calls(), "")).hasSize(LISTED).isEqualTo(listed(api.calls(), "&user_id=u"));
        }
    }

    private List<String> listed(HttpCalls calls, String more) {
        return json(calls.get("/api/v1/agents/" + agent + "/wakeups?status=pending&limit=" + LISTED + more))
                .findValuesAsText("wakeup_id");
    }

    private static String looked(TestDatabase kind) {
        return switch (kind) {
            case H2 -> "wakeup_of_agent_pending.*scanCount: " + LISTED + "\\b";
            case POSTGRESQL -> "using wakeup_of_agent_pending .*rows=" + LISTED + "\\b";
        };
    }

    /// Copies of one, most of them executed; another agent has many, too.
    private void fill(HttpCalls calls, Database database) {
        String body = "{\"user_id\":\"u\",\"check_type\":\"a\",\"intent\":\"b\",\"delay_hours\":5}";
        String made = json(calls.post("/api/v1/agents/" + agent + "/wakeups", body))
                .get("wakeup_id")
                .asText();
        copy(database, made, agent, PENDING - 1 + EXECUTED);
        database.update("""
            update wakeup
            set due_at = null, executed_at = ?
            where id not in (select id from wakeup order by id limit ?)
            """, Instant.now().truncatedTo(ChronoUnit.MILLIS), PENDING);
        copy(database, made, "another", EXECUTED);
        database.update("analyze");
    }

    private static void copy(Database database, String made, String agent, int times) {
        database.updateEach(
                """
                    insert into wakeup (id, tenant, project, agent, user_id, check_type, intent, scheduled_at, due_at,
                        created_at)
                    select cast(? as varchar), tenant, project, cast(? as varchar), user_id, check_type, intent,
                        scheduled_at, due_at, created_at
                    from wakeup
                    where id = '\
                    """ + made + "'",
                IntStream.range(0, times)
                        .mapToObj(_ -> List.of(Samples.IDS.wakeup(), agent))
                        .toList());
    }
}

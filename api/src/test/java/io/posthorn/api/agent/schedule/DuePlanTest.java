package io.posthorn.api.agent.schedule;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.fixture.Samples;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a tick costs is counted, not timed: rows that the database looks at.
final class DuePlanTest {
    private static final int SCHEDULES = 100_000;
    private static final int DUE = 5;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void hundredThousandSchedulesCostNoMoreThanTheDueOnes(TestDatabase kind) {
        Map<String, Object> settings = kind.ownSettings();
        settings.put("posthorn.agent.tick", "1h");
        try (TestApi api = TestApi.with(settings)) {
            Database database = api.bean(Database.class);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            fill(api, now);

            List<String> plan = kind.plan(database, ScheduleTable.DUE, now, now, 100);

            assertThat(plan).anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("schedule_by_due"));
            assertThat(plan).as("%s", plan).anyMatch(line -> line.matches("(?s).*" + looked(kind) + ".*"));
            assertThat(api.bean(ScheduleTable.class).lockDue(now, 100)).hasSize(DUE);
        }
    }

    /// H2 looks at one more, to see that it is not due.
    private static String looked(TestDatabase kind) {
        return switch (kind) {
            case H2 -> "scanCount: " + (DUE + 1) + "\\b";
            case POSTGRESQL -> "using schedule_by_due .*rows=" + DUE + "\\b";
        };
    }

    /// Copies of one, five due and the others due within the year.
    private static void fill(TestApi api, Instant now) {
        String body =
                "{\"cadence\":{\"cron\":\"0 9 * * *\",\"timezone\":\"UTC\"},\"intent\":\"a\",\"check_type\":\"b\"}";
        String made = json(api.calls().post("/api/v1/agents/a/users/u/schedules", body))
                .get("schedule_id")
                .asText();
        Database database = api.bean(Database.class);
        database.updateEach(
                """
                    insert into schedule (id, tenant, project, agent, user_id, cadence_type, cadence, timezone, intent,
                        check_type, enabled, next_fire_at, due_at, created_at, updated_at)
                    select cast(? as varchar), tenant, project, agent, user_id, cadence_type, cadence,
                        timezone, intent, check_type, enabled, next_fire_at, cast(? as timestamp with time zone),
                        created_at, updated_at
                    from schedule
                    where id = '\
                    """ + made + "'",
                IntStream.range(1, SCHEDULES)
                        .mapToObj(i -> List.of(Samples.IDS.schedule(), due(now, i)))
                        .toList());
        database.update("analyze");
    }

    private static Instant due(Instant now, int i) {
        return i <= DUE ? now.minusSeconds(i) : now.plusSeconds(60 + i * 300L);
    }
}

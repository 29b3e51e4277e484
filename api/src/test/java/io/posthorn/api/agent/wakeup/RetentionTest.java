package io.posthorn.api.agent.wakeup;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.common.id.WakeupId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RetentionTest {
    private final TestApi api = TestApi.shared();
    private final WakeupTable wakeups = api.bean(WakeupTable.class);
    private final String path = "/api/v1/agents/agent-" + UUID.randomUUID() + "/wakeups";

    @Test
    void executedWakeupsGoAfterTheRetentionAndPendingOnesStay() {
        WakeupId longGone = create();
        WakeupId recent = create();
        WakeupId pending = create();
        Instant now = Instant.now();
        wakeups.executed(longGone, now.minus(31, ChronoUnit.DAYS));
        wakeups.executed(recent, now.minus(29, ChronoUnit.DAYS));

        api.bean(Retention.class).purge();

        List<String> left = api.bean(Database.class)
                .list("select id from wakeup where id in (?, ?, ?)", row -> row.text("id"), longGone, recent, pending);
        assertThat(left).containsExactlyInAnyOrder(recent.value(), pending.value());
    }

    private WakeupId create() {
        String body = """
            {"user_id":"user","check_type":"mood","intent":"ask","delay_hours":9}\
            """;
        return new WakeupId(json(api.calls().post(path, body)).get("wakeup_id").asText());
    }
}

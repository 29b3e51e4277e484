package io.posthorn.api.agent.simulation;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.Keys;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.scope.Scope;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Jobs as the clients of the agent surface call them, on every database the same.
abstract class JobSuite {
    private final TestApi api;
    private final Database database;
    private final SimulationClient client;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    JobSuite(TestDatabase kind) {
        this.api = kind.api();
        this.database = api.bean(Database.class);
        this.client = new SimulationClient(api.calls(), "agent-" + UUID.randomUUID());
    }

    @Test
    void jobSucceedsWithWhatACallThatWaitsIsAnswered() {
        client.wakeup("hello", now.plus(1, ChronoUnit.HOURS));

        HttpResponse<String> answer =
                client.calls().post(SimulationClient.PATH, client.body(25, 0, ", \"async\": true"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Keys.of(json(answer))).containsExactly("job_id", "status");
        assertThat(json(answer).get("status").asText()).isEqualTo("running");
        JsonNode job = ended(json(answer).get("job_id").asText());
        assertThat(Keys.of(job))
                .containsExactly("job_id", "status", "result", "agent_id", "user_id", "started_at", "updated_at");
        assertThat(job.get("job_id").asText()).startsWith("job_");
        assertThat(job.get("status").asText()).isEqualTo("succeeded");
        assertThat(job.get("agent_id").asText()).isEqualTo(client.agent());
        assertThat(job.get("user_id").asText()).isEqualTo("user-1");
        assertThat(Instant.parse(job.get("started_at").asText())).isBetween(now, Instant.now());
        JsonNode result = job.get("result");
        assertThat(result.get("days_processed").asInt()).isEqualTo(1);
        assertThat(result.get("wakeups_executed")).hasSize(1);
        assertThat(client.intents()).containsExactly("hello", "diary");
    }

    @Test
    void jobThatIsRefusedFailsAndLeavesNothing() {
        client.schedule("{\"cron\":\"* * * * *\",\"timezone\":\"UTC\"}", "nag", "");
        client.wakeup("hello", now.plus(1, ChronoUnit.HOURS));

        JsonNode job = ended(client.start(200));

        assertThat(Keys.of(job))
                .containsExactly("job_id", "status", "error", "agent_id", "user_id", "started_at", "updated_at");
        assertThat(job.get("status").asText()).isEqualTo("failed");
        assertThat(job.get("error").asText()).contains("simulated_hours");
        assertThat(client.shownWakeups("?status=pending")).hasSize(1);
        assertThat(client.intents()).doesNotContain("hello", "diary");
    }

    @Test
    void jobIsGoneAfterItsRetention() {
        String job = client.start(1);
        ended(job);
        assertThat(retention(job)).isEqualTo(1800);

        database.update("update simulation_job set expires_at = ? where id = ?", now.minusSeconds(1), job);

        assertThat(client.job(job).statusCode()).isEqualTo(404);
        api.bean(JobTable.class).purge();
        assertThat(database.list("select id from simulation_job where id = ?", row -> row.text("id"), job))
                .isEmpty();
    }

    @Test
    void jobOfAProcessThatDiedBeforeItBeganIsTakenOver() {
        client.wakeup("hello", now.plus(1, ChronoUnit.HOURS));
        Job left = left(now);

        api.bean(JobTable.class).insert(left);

        assertThat(ended(left.id().value()).get("result").get("wakeups_executed"))
                .hasSize(1);
        assertThat(client.intents()).containsExactly("hello", "diary");
    }

    /// A process that dies before its commit has done nothing, and nobody else touches the job until then.
    @Test
    void jobOfAProcessThatDiedHalfwayIsTakenOver() {
        client.wakeup("hello", now.plus(1, ChronoUnit.HOURS));
        Job left = left(now);

        assertThatIllegalStateException()
                .isThrownBy(() -> database.inTransaction(() -> {
                    JobTable table = api.bean(JobTable.class);
                    table.insert(left);
                    assertThat(table.lockRunning(left.id())).isPresent();
                    api.bean(Advance.class).carryOut(left.simulation(), left.startedAt());
                    throw new IllegalStateException("killed");
                }));
        assertThat(client.messages()).isEmpty();
        assertThat(client.shownWakeups("?status=pending")).hasSize(1);

        api.bean(JobTable.class).insert(left);
        ended(left.id().value());
        assertThat(client.intents()).containsExactly("hello", "diary");
    }

    @Test
    void jobIsCarriedOutByOneOfManyProcesses() {
        Job left = left(now);
        try (TestApi _ = api.replica();
                TestApi _ = api.replica(Map.of("posthorn.agent.tick", "1h"))) {
            api.bean(JobTable.class).insert(left);
            api.bean(JobRunner.class).start(left.id());
            api.bean(JobRunner.class).takeOver();
            ended(left.id().value());
        }

        assertThat(client.intents()).containsExactly("diary");
    }

    @Test
    void jobThatNobodyTookOverInTimeFails() {
        Job left = left(now.minus(11, ChronoUnit.MINUTES));

        api.bean(JobTable.class).insert(left);

        assertThat(ended(left.id().value()).get("error").asText()).contains("too late");
        assertThat(client.messages()).isEmpty();
    }

    private Job left(Instant startedAt) {
        Scope.Project scope = new Scope.Project(DefaultScope.TENANT, DefaultScope.PROJECT);
        AgentUser owner = new AgentUser(scope, new AgentId(client.agent()), new UserId(SimulationClient.USER));
        return new Job(Samples.IDS.job(), new Simulation(owner, 24, 0), new JobState.Running(), startedAt, startedAt);
    }

    private JsonNode ended(String job) {
        return await().atMost(30, SECONDS)
                .until(
                        () -> json(client.job(job)),
                        shown -> !shown.get("status").asText().equals("running"));
    }

    private long retention(String job) {
        return database.first(
                        "select updated_at, expires_at from simulation_job where id = ?",
                        row -> row.time("updated_at").until(row.time("expires_at"), ChronoUnit.SECONDS),
                        job)
                .orElseThrow();
    }
}

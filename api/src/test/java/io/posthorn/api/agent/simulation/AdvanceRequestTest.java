package io.posthorn.api.agent.simulation;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is taken and what is refused, and for whom.
final class AdvanceRequestTest {
    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();
    private final SimulationClient client = new SimulationClient(calls, "agent-" + UUID.randomUUID());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|agent_id",
                "{\"agent_id\":\"a\",\"simulated_hours\":1}|user_id",
                "{\"agent_id\":\"a\",\"user_id\":\"u\"}|simulated_hours",
                "{\"agent_id\":\" \",\"user_id\":\"u\",\"simulated_hours\":1}|agent_id",
                "{\"agent_id\":\"a\",\"user_id\":\"\",\"simulated_hours\":1}|user_id",
                "{\"agent_id\":7,\"user_id\":\"u\",\"simulated_hours\":1}|agent_id",
                "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":\"1\"}|simulated_hours",
                "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":null}|simulated_hours",
                "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":0}|simulated_hours",
                "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":-1}|simulated_hours",
                "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":8760.1}|simulated_hours",
                "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":1e999}|simulated_hours",
                "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":1,\"simulated_base_offset_hours\":-1}|simulated_base_offset_hours",
                "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":1,\"simulated_base_offset_hours\":87601}|simulated_base_offset_hours",
                "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":1,\"async\":\"yes\"}|async"
            })
    void bodyThatBreaksItsShapeIsAnswered422(String body, String field) {
        HttpResponse<String> answer = calls.post(SimulationClient.PATH, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode error = json(answer).get("errors").get(0);
        assertThat(error.get("location").asText()).isEqualTo("body." + field);
        assertThat(error.get("field").asText()).isEqualTo(field);
    }

    @Test
    void bodyThatIsNoJsonIsAnswered400() {
        assertThat(calls.post(SimulationClient.PATH, "").statusCode()).isEqualTo(400);
        assertThat(calls.post(SimulationClient.PATH, "{").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNotANumberIsToldToBeOneOfAnyKind() {
        String body = "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":\"1\"}";

        JsonNode error = json(calls.post(SimulationClient.PATH, body)).at("/errors/0");

        assertThat(error.get("message").asText()).isEqualTo("must be a number");
    }

    @Test
    void onlyAgentUserAndHoursAreNeededAndTheRestIsPassedOver() {
        String least = "{\"agent_id\":\"" + client.agent() + "\",\"user_id\":\"u\",\"simulated_hours\":1";

        assertThat(calls.post(SimulationClient.PATH, least + "}").statusCode()).isEqualTo(200);
        assertThat(calls.post(
                                SimulationClient.PATH,
                                least + ",\"simulated_base_offset_hours\":null,\"character_config\":{\"a\":[null]},"
                                        + "\"instance_id\":null,\"async\":false,\"later\":1}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void moreThanOneAdvanceFiresIsRefusedAndNothingIsStored() {
        String schedule = client.schedule("{\"cron\":\"0 0 1 1 *\",\"timezone\":\"UTC\"}", "nag", "");
        client.wakeup("hello", Instant.now().plus(2, ChronoUnit.HOURS));
        calls.send(
                "PATCH",
                "/api/v1/agents/" + client.agent() + "/users/user-1/schedules/" + schedule,
                "{\"cadence\":{\"cron\":\"* * * * *\",\"timezone\":\"UTC\"},\"starts_at\":\""
                        + Instant.now().plus(1, ChronoUnit.HOURS) + "\"}");
        Instant next = client.nextFire(schedule);

        HttpResponse<String> answer = client.send(200, 0);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("errors").get(0).get("field").asText()).isEqualTo("simulated_hours");
        assertThat(client.messages()).isEmpty();
        assertThat(client.shownWakeups("?status=pending")).hasSize(1);
        assertThat(client.nextFire(schedule)).isEqualTo(next);
        assertThat(client.advance(24).get("wakeups_executed")).hasSize(1);
    }

    @Test
    void agentAppearsWhenItIsFirstAdvancedAndNotWhenThatIsRefused() {
        client.send(0, 0);
        assertThat(agents()).isZero();

        client.advance(1);
        assertThat(agents()).isEqualTo(1);
    }

    @Test
    void othersAdvanceTheirOwnAgentsOfTheSameName() {
        client.wakeup("hello", Instant.now().plus(1, ChronoUnit.HOURS));
        SimulationClient other = new SimulationClient(api.as(api.keyOfNewTenant("manage", "read")), client.agent());

        assertThat(other.advance(24).get("wakeups_executed")).isEmpty();

        assertThat(other.intents()).containsExactly("diary");
        assertThat(client.messages()).isEmpty();
        assertThat(client.shownWakeups("?status=pending")).hasSize(1);
    }

    @Test
    void jobsOfOthersAndOfNobodyAreNotFound() {
        String job = client.start(1);
        SimulationClient other = new SimulationClient(api.as(api.keyOfNewTenant("manage", "read")), client.agent());

        assertThat(client.job(job).statusCode()).isEqualTo(200);
        assertThat(other.job(job).statusCode()).isEqualTo(404);
        assertThat(client.job("job_" + "0".repeat(26)).statusCode()).isEqualTo(404);
        assertThat(json(client.job("nonsense")).get("code").asText()).isEqualTo("not_found");
    }

    @Test
    void keyMustManageToAdvanceAndReadToSeeJobs() {
        String job = client.start(1);
        HttpCalls reader = api.as(api.keyOfNewTenant("read"));

        assertThat(reader.post(SimulationClient.PATH, client.body(1, 0, "")).statusCode())
                .isEqualTo(403);
        assertThat(reader.get(SimulationClient.PATH + "/jobs/" + job).statusCode())
                .isEqualTo(404);
        assertThat(api.as("").post(SimulationClient.PATH, client.body(1, 0, "")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void repeatedCallWithItsKeyAdvancesOnce() {
        client.wakeup("hello", Instant.now().plus(1, ChronoUnit.HOURS));
        String key = UUID.randomUUID().toString();

        String first = advance(key, 24).body();

        assertThat(advance(key, 24).body()).isEqualTo(first).contains("hello");
        assertThat(advance(key, 25).statusCode()).isEqualTo(409);
        assertThat(client.intents()).containsExactly("hello", "diary");
    }

    @Test
    void repeatedStartWithItsKeyIsTheSameJob() {
        String key = UUID.randomUUID().toString();
        String body = client.body(1, 0, ",\"async\":true");

        HttpResponse<String> first = calls.send("POST", SimulationClient.PATH, body, "Idempotency-Key", key);

        HttpResponse<String> second = calls.send("POST", SimulationClient.PATH, body, "Idempotency-Key", key);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
    }

    private HttpResponse<String> advance(String key, double hours) {
        return calls.send("POST", SimulationClient.PATH, client.body(hours, 0, ""), "Idempotency-Key", key);
    }

    private int agents() {
        return json(calls.get("/api/v1/agents?search=" + client.agent()))
                .get("total_count")
                .asInt();
    }
}

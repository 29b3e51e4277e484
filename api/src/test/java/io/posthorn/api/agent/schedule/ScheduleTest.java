package io.posthorn.api.agent.schedule;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Schedules as the clients of the agent surface call them, key by key.
final class ScheduleTest {
    private static final String DAILY =
            "{\"simple\":{\"frequency\":\"daily\",\"times\":[\"09:00\",\"18:30\"]},\"timezone\":\"Europe/Berlin\"}";
    private static final String HOURLY = "{\"cron\":\"0 * * * *\",\"timezone\":\"UTC\"}";

    private final TestApi api = TestApi.shared();
    private final HttpCalls calls = api.calls();
    private final String path = "/api/v1/agents/agent-" + UUID.randomUUID() + "/users/user%201/schedules";

    @Test
    void newScheduleIsAnsweredWithFourKeys() {
        HttpResponse<String> answer = calls.post(path, body(DAILY, ""));

        JsonNode made = json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(keys(made)).containsExactly("schedule_id", "next_fire_at", "next_fire_at_local", "enabled");
        assertThat(made.get("schedule_id").asText()).startsWith("sched_");
        assertThat(made.get("enabled").asBoolean()).isTrue();
        OffsetDateTime local =
                OffsetDateTime.parse(made.get("next_fire_at_local").asText());
        assertThat(local.toInstant()).isEqualTo(time(made, "next_fire_at"));
        assertThat(local.atZoneSameInstant(ZoneId.of("Europe/Berlin")).toOffsetDateTime())
                .isEqualTo(local);
        assertThat(local.toLocalTime().toString()).isIn("09:00", "18:30");
    }

    @Test
    void scheduleIsShownWithJsonWithinStrings() {
        String made = create(
                DAILY,
                ",\"active_window\":{\"hours\":{\"start\":\"08:00\",\"end\":\"22:00\"},\"days_of_week\":[\"mon\"]},"
                        + "\"inventory_item_id\":\"item-1\",\"metadata\":{\"a\":[1.10,0.12345678901234567890,null]},"
                        + "\"starts_at\":\"2026-01-01T00:00:00+01:00\",\"ends_at\":\"2099-01-01T00:00:00Z\"");

        JsonNode shown = json(calls.send("GET", path + "/" + made, ""));

        assertThat(keys(shown))
                .containsExactlyInAnyOrder(
                        "schedule_id",
                        "cadence_type",
                        "cadence",
                        "timezone",
                        "next_fire_at",
                        "intent",
                        "check_type",
                        "enabled",
                        "created_at",
                        "updated_at",
                        "active_window",
                        "inventory_item_id",
                        "metadata",
                        "starts_at",
                        "ends_at");
        assertThat(shown.get("cadence").asText()).isEqualTo(DAILY);
        assertThat(shown.get("cadence_type").asText()).isEqualTo("simple");
        assertThat(shown.get("timezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(shown.get("active_window").asText())
                .isEqualTo("{\"hours\":{\"start\":\"08:00\",\"end\":\"22:00\"},\"days_of_week\":[\"mon\"]}");
        assertThat(shown.get("metadata").asText()).isEqualTo("{\"a\":[1.10,0.12345678901234567890,null]}");
        assertThat(shown.get("starts_at").asText()).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(json(calls.get(path)).get("schedules")).containsExactly(shown);
    }

    @Test
    void whatIsNotSetIsLeftOut() {
        String made = create(HOURLY, "");

        assertThat(keys(find(made)))
                .containsExactly(
                        "schedule_id",
                        "cadence_type",
                        "cadence",
                        "timezone",
                        "next_fire_at",
                        "intent",
                        "check_type",
                        "enabled",
                        "created_at",
                        "updated_at");
    }

    @Test
    void agentAppearsWithItsFirstSchedule() {
        create(HOURLY, "");

        String agent = path.substring("/api/v1/agents/".length(), path.indexOf("/users"));
        assertThat(json(calls.get("/api/v1/agents?search=" + agent))
                        .get("total_count")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|cadence",
                "{\"timezone\":\"UTC\"}|cadence",
                "{\"cron\":\"0 9 * *"
                        + " *\",\"simple\":{\"frequency\":\"daily\",\"times\":[\"09:00\"]},\"timezone\":\"UTC\"}|cadence",
                "{\"cron\":\"0 9 * * *\"}|cadence.timezone",
                "{\"cron\":\"0 9 * * *\",\"timezone\":\"Berlin\"}|cadence.timezone",
                "{\"cron\":\"0 9 * * *\",\"timezone\":\"+02:00\"}|cadence.timezone",
                "{\"cron\":\"0 9 * *\",\"timezone\":\"UTC\"}|cadence.cron",
                "{\"cron\":\"99 9 * * *\",\"timezone\":\"UTC\"}|cadence.cron",
                "{\"cron\":\"0 0 30 2 *\",\"timezone\":\"UTC\"}|cadence",
                "{\"simple\":{\"frequency\":\"hourly\"},\"timezone\":\"UTC\"}|cadence.simple.frequency",
                "{\"simple\":{\"frequency\":\"daily\"},\"timezone\":\"UTC\"}|cadence.simple.times",
                "{\"simple\":{\"frequency\":\"daily\",\"times\":[]},\"timezone\":\"UTC\"}|cadence.simple.times",
                "{\"simple\":{\"frequency\":\"daily\",\"times\":[\"9am\"]},\"timezone\":\"UTC\"}|cadence.simple.times",
                "{\"simple\":{\"frequency\":\"daily\",\"times\":[\"24:00\"]},\"timezone\":\"UTC\"}|cadence.simple.times",
                "{\"simple\":{\"frequency\":\"weekly\",\"times\":[\"09:00\"]},\"timezone\":\"UTC\"}|cadence.simple.days_of_week",
                "{\"simple\":{\"frequency\":\"weekly\",\"times\":[\"09:00\"],\"days_of_week\":[\"xyz\"]},\"timezone\":\"UTC\"}|cadence.simple.days_of_week",
                "{\"simple\":{\"frequency\":\"interval_hours\",\"interval_hours\":0},\"timezone\":\"UTC\"}|cadence.simple.interval_hours"
            })
    void cadenceThatMeansNothingIsAnswered400(String cadence, String field) {
        assertRefused(calls.post(path, body(cadence, "")), 400, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",\"active_window\":{\"hours\":{\"start\":\"08:00\",\"end\":\"08:00\"}}|active_window.hours.end",
                ",\"active_window\":{\"hours\":{\"start\":\"8\",\"end\":\"10:00\"}}|active_window.hours.start",
                ",\"active_window\":{\"hours\":{\"start\":\"08:00\"}}|active_window.hours.end",
                ",\"active_window\":{\"days_of_week\":[]}|active_window.days_of_week",
                ",\"active_window\":{\"hours\":{\"start\":\"01:00\",\"end\":\"02:00\"}}|cadence",
                ",\"starts_at\":\"2099-01-01T00:00:00Z\",\"ends_at\":\"2098-01-01T00:00:00Z\"|ends_at",
                ",\"ends_at\":\"2020-01-01T00:00:00Z\"|ends_at"
            })
    void windowAndTermThatMeanNothingAreAnswered400(String fields, String field) {
        assertRefused(calls.post(path, body(DAILY, fields)), 400, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"intent\":\"a\",\"check_type\":\"b\"}|cadence",
                "{\"cadence\":\"daily\",\"intent\":\"a\",\"check_type\":\"b\"}|cadence",
                "{\"cadence\":{\"cron\":1},\"intent\":\"a\",\"check_type\":\"b\"}|cadence.cron",
                "{\"cadence\":{},\"check_type\":\"b\"}|intent",
                "{\"cadence\":{},\"intent\":\" \",\"check_type\":\"b\"}|intent",
                "{\"cadence\":{},\"intent\":\"a\\u0000\",\"check_type\":\"b\"}|intent",
                "{\"cadence\":{},\"intent\":\"a\"}|check_type",
                "{\"cadence\":{},\"intent\":\"a\",\"check_type\":\"b\",\"metadata\":\"c\"}|metadata"
            })
    void bodyOfAnotherShapeIsAnswered422(String body, String field) {
        assertRefused(calls.post(path, body), 422, field);
    }

    @Test
    void timeWithoutZoneIsAnswered422() {
        assertRefused(calls.post(path, body(DAILY, ",\"starts_at\":\"2026-01-01T00:00:00\"")), 422, "starts_at");
        assertThat(calls.post(path, "{").statusCode()).isEqualTo(400);
    }

    @Test
    void upcomingFollowsNextFireAndChangesNothing() {
        String made = create(HOURLY, "");
        Instant first = time(find(made), "next_fire_at");

        JsonNode upcoming = json(calls.send("GET", path + "/" + made + "/upcoming?limit=3", ""));

        assertThat(keys(upcoming)).containsExactly("upcoming");
        assertThat(upcoming.get("upcoming"))
                .extracting(each -> Instant.parse(each.asText()))
                .containsExactly(first, first.plus(1, ChronoUnit.HOURS), first.plus(2, ChronoUnit.HOURS));
        assertThat(json(calls.get(path + "/" + made + "/upcoming")).get("upcoming"))
                .hasSize(10);
        assertThat(time(find(made), "next_fire_at")).isEqualTo(first);
        assertThat(calls.get(path + "/" + made + "/upcoming?limit=101").statusCode())
                .isEqualTo(422);
        assertThat(calls.get(path + "/" + made + "/upcoming?limit=0").statusCode())
                .isEqualTo(422);
    }

    @Test
    void upcomingStopsAtTheEnd() {
        Instant start = Instant.parse("2098-01-01T00:00:00Z");
        String made = create(
                "{\"simple\":{\"frequency\":\"interval_hours\",\"interval_hours\":4},\"timezone\":\"UTC\"}",
                ",\"starts_at\":\"" + start + "\",\"ends_at\":\"" + start.plus(8, ChronoUnit.HOURS) + "\"");

        assertThat(json(calls.get(path + "/" + made + "/upcoming")).get("upcoming"))
                .extracting(JsonNode::asText)
                .containsExactly("2098-01-01T00:00:00Z", "2098-01-01T04:00:00Z", "2098-01-01T08:00:00Z");
    }

    @Test
    void patchOfTheCadenceComputesTheNextFireFromNow() {
        String made = create(HOURLY, ",\"active_window\":{\"days_of_week\":[\"mon\"]}");

        HttpResponse<String> answer = patch(made, "{\"cadence\":" + DAILY + ",\"active_window\":null}");

        JsonNode changed = json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(changed.get("cadence").asText()).isEqualTo(DAILY);
        assertThat(changed.has("active_window")).isFalse();
        assertThat(time(changed, "next_fire_at"))
                .isBetween(Instant.now(), Instant.now().plus(15, ChronoUnit.HOURS));
        assertThat(changed).isEqualTo(find(made));
    }

    @Test
    void patchThatLeavesTheTimesAloneLeavesWhatIsDueAlone() {
        String made = create(HOURLY, "");
        Instant moved = Instant.parse("2097-05-05T05:00:00Z");
        setDue(made, moved);

        JsonNode changed =
                json(patch(made, "{\"intent\":\"other\",\"metadata\":{\"b\":2},\"cadence\":" + HOURLY + "}"));

        assertThat(time(changed, "next_fire_at")).isEqualTo(moved);
        assertThat(changed.get("intent").asText()).isEqualTo("other");
        assertThat(changed.get("metadata").asText()).isEqualTo("{\"b\":2}");
        assertThat(json(calls.get(path + "/" + made + "/upcoming?limit=1"))
                        .get("upcoming")
                        .get(0)
                        .asText())
                .isEqualTo(moved.toString());
    }

    @Test
    void disabledScheduleIsNotDueUntilItIsEnabledAgain() {
        String made = create(HOURLY, "");
        setDue(made, Instant.parse("2097-05-05T05:00:00Z"));

        JsonNode disabled = json(patch(made, "{\"enabled\":false}"));

        assertThat(disabled.get("enabled").asBoolean()).isFalse();
        assertThat(disabled.get("next_fire_at").asText()).isNotEmpty();
        assertThat(isDue(made)).isFalse();
        assertThat(json(calls.get(path + "/" + made + "/upcoming")).get("upcoming"))
                .isEmpty();
        assertThat(time(json(patch(made, "{\"enabled\":true}")), "next_fire_at"))
                .isBetween(Instant.now(), Instant.now().plus(1, ChronoUnit.HOURS));
        assertThat(isDue(made)).isTrue();
    }

    @Test
    void endThatIsReachedByAPatchEndsTheScheduleAndALaterOneRevivesIt() {
        String made = create(HOURLY, "");

        assertThat(json(patch(made, "{\"ends_at\":\"2020-01-01T00:00:00Z\"}"))
                        .get("next_fire_at")
                        .asText())
                .isEqualTo("2020-01-01T00:00:00Z");
        assertThat(isDue(made)).isFalse();
        assertThat(json(calls.get(path + "/" + made + "/upcoming")).get("upcoming"))
                .isEmpty();

        assertThat(json(patch(made, "{\"ends_at\":\"2098-01-01T00:00:00Z\"}"))
                        .get("ends_at")
                        .asText())
                .isEqualTo("2098-01-01T00:00:00Z");
        assertThat(isDue(made)).isTrue();
        assertThat(json(patch(made, "{\"ends_at\":null}")).has("ends_at")).isFalse();
    }

    @Test
    void refusedPatchChangesNothing() {
        String made = create(HOURLY, "");
        JsonNode before = find(made);

        assertRefused(patch(made, "{\"cadence\":{\"cron\":\"0 0 31 2 *\",\"timezone\":\"UTC\"}}"), 400, "cadence");
        assertRefused(patch(made, "{\"cadence\":null}"), 422, "cadence");
        assertRefused(patch(made, "{\"enabled\":\"yes\"}"), 422, "enabled");
        assertRefused(patch(made, "{\"intent\":null}"), 422, "intent");
        assertThat(patch(made, "[]").statusCode()).isEqualTo(422);

        assertThat(find(made)).isEqualTo(before);
    }

    @Test
    void deletionIsAnsweredTheSameHoweverOftenItIsCalled() {
        String made = create(HOURLY, "");

        for (String name : List.of(made, made, "sched_unknown", "x%00y")) {
            HttpResponse<String> answer = calls.send("DELETE", path + "/" + name, "");
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
        }

        assertThat(calls.get(path + "/" + made).statusCode()).isEqualTo(404);
        assertThat(json(calls.get(path)).get("schedules")).isEmpty();
    }

    @Test
    void scheduleIsSeenByItsOwnAgentUserAndTenantOnly() {
        String made = create(HOURLY, "");
        HttpCalls stranger = api.as(api.keyOfNewTenant("manage", "read"));

        for (HttpResponse<String> answer : List.of(
                calls.get(path.replace("agent-", "other-") + "/" + made),
                calls.get(path.replace("user%201", "user%202") + "/" + made),
                stranger.get(path + "/" + made),
                stranger.send("PATCH", path + "/" + made, "{\"enabled\":false}"),
                calls.get(path + "/" + made + "x"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        assertThat(stranger.delete(path + "/" + made).statusCode()).isEqualTo(204);
        assertThat(find(made).get("enabled").asBoolean()).isTrue();
    }

    @Test
    void readingNeedsReadAndWritingNeedsManage() {
        HttpCalls reader = api.as(api.keyOfNewTenant("read"));

        assertThat(reader.get(path).statusCode()).isEqualTo(200);
        assertThat(reader.post(path, body(HOURLY, "")).statusCode()).isEqualTo(403);
        assertThat(reader.delete(path + "/sched_x").statusCode()).isEqualTo(403);
    }

    @Test
    void repeatedRequestUnderOneKeyMakesOneSchedule() {
        List<String> answers = IntStream.range(0, 3)
                .mapToObj(_ -> calls.send("POST", path, body(HOURLY, ""), "Idempotency-Key", "key-1" + path.hashCode())
                        .body())
                .toList();

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(json(calls.get(path)).get("schedules")).hasSize(1);
    }

    @Test
    void userMayHaveSoManySchedulesAndNoMore() {
        try (TestApi strict = TestApi.with(Map.of("posthorn.agent.schedules-per-user", 2))) {
            HttpCalls caller = strict.calls();
            String first =
                    json(caller.post(path, body(HOURLY, ""))).get("schedule_id").asText();
            assertThat(caller.post(path, body(HOURLY, "")).statusCode()).isEqualTo(200);

            HttpResponse<String> third = caller.post(path, body(HOURLY, ""));

            assertThat(third.statusCode()).isEqualTo(409);
            assertThat(json(third).get("code").asText()).isEqualTo("conflict");
            assertThat(json(third).get("detail").asText()).contains("2 schedules");
            assertThat(json(caller.get(path)).get("schedules")).hasSize(2);
            assertThat(caller.post(path.replace("user%201", "other"), body(HOURLY, ""))
                            .statusCode())
                    .isEqualTo(200);
            caller.delete(path + "/" + first);
            assertThat(caller.post(path, body(HOURLY, "")).statusCode()).isEqualTo(200);
        }
    }

    private String create(String cadence, String more) {
        HttpResponse<String> answer = calls.post(path, body(cadence, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("schedule_id").asText();
    }

    private static String body(String cadence, String more) {
        return "{\"cadence\":" + cadence + ",\"intent\":\"drink water\",\"check_type\":\"habit\"" + more + "}";
    }

    private HttpResponse<String> patch(String id, String body) {
        return calls.send("PATCH", path + "/" + id, body);
    }

    private JsonNode find(String id) {
        return json(calls.get(path + "/" + id));
    }

    private void setDue(String id, Instant due) {
        api.bean(Database.class).update("update schedule set due_at = ?, next_fire_at = ? where id = ?", due, due, id);
    }

    private boolean isDue(String id) {
        return api.bean(Database.class)
                .first("select due_at from schedule where id = ?", row -> row.findTime("due_at") != null, id)
                .orElseThrow();
    }

    private static Instant time(JsonNode node, String key) {
        return Instant.parse(node.get(key).asText());
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asText()).isEqualTo(status == 400 ? "bad_request" : "validation_failed");
        assertThat(json(answer).get("errors").get(0).get("location").asText()).isEqualTo("body." + field);
    }
}

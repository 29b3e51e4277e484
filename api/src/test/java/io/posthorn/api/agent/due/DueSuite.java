package io.posthorn.api.agent.due;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.api.fixture.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is due fires once, whatever happens, on every database the same. The first API never looks by itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DueSuite {
    private static final String YEARLY = "{\"cron\":\"0 0 1 1 *\",\"timezone\":\"UTC\"}";
    private static final String EVERY_HOUR =
            "{\"simple\":{\"frequency\":\"interval_hours\",\"interval_hours\":1},\"timezone\":\"UTC\"}";

    private String agent = "";
    private final TestApi api;
    private final Database database;
    private final HttpCalls calls;

    DueSuite(TestDatabase kind) {
        Map<String, Object> settings = kind.ownSettings();
        settings.put("posthorn.agent.tick", "1h");
        this.api = TestApi.with(settings);
        this.database = api.bean(Database.class);
        this.calls = api.calls();
    }

    @BeforeEach
    void leaveTheOthersAlone() {
        agent = "agent-" + UUID.randomUUID();
        database.update("update schedule set due_at = null");
        database.update("update wakeup set due_at = null");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void twoProcessesFireEverythingOnce() {
        for (int i = 0; i < 150; i++) {
            wakeup();
            schedule(YEARLY);
        }
        Instant due = now().minusSeconds(1);
        try (TestApi _ = looking();
                TestApi _ = looking()) {
            database.inTransaction(() -> {
                database.update("update wakeup set due_at = ? where agent = ?", due, agent);
                database.update("update schedule set due_at = ? where agent = ?", due, agent);
            });

            await().atMost(60, SECONDS).until(() -> due() == 0 && unpublished() == 0);
        }

        assertThat(messages("wakeup is not null")).hasSize(150);
        assertThat(messages("schedule is not null")).hasSize(150);
        assertThat(count("select count(distinct coalesce(wakeup, schedule)) as found from message where agent = ?"))
                .isEqualTo(300);
        assertThat(inLog()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void occurrencesMissedWhileNothingRanAreAllFiredInOrder() {
        String schedule = schedule(EVERY_HOUR);
        Instant created = now().minus(Duration.ofMinutes(330));
        database.update(
                "update schedule set created_at = ?, due_at = ? where id = ?",
                created,
                created.plus(1, ChronoUnit.HOURS),
                schedule);

        List<Integer> taken = Stream.generate(() -> fire().taken())
                .takeWhile(some -> some > 0)
                .toList();

        assertThat(taken).containsExactly(1, 1, 1, 1, 1);
        assertThat(messages("schedule is not null")).hasSize(5);
        assertThat(dueAt(schedule)).isEqualTo(created.plus(6, ChronoUnit.HOURS));
        JsonNode message = json(calls.get("/api/v1/agents/" + agent + "/notifications"))
                .get("notifications")
                .get(0);
        assertThat(message.get("event_type").asText()).isEqualTo("on_recurring_event_due");
        assertThat(message.get("schedule_id").asText()).isEqualTo(schedule);
        assertThat(message.get("generated_message").asText()).isEqualTo("drink water");
        assertThat(message.has("wakeup_id")).isFalse();
    }

    /// A process that dies before its commit has done nothing.
    @Test
    void whatWasTakenByAProcessThatDiedIsFiredByAnother() {
        String wakeup = wakeup();
        String schedule = schedule(YEARLY);
        makeDue();

        assertThatIllegalStateException()
                .isThrownBy(() -> database.inTransaction(() -> {
                    batch().fireWakeups();
                    batch().fireSchedules();
                    throw new IllegalStateException("killed");
                }));
        assertThat(messages("1 = 1")).isEmpty();

        try (TestApi _ = looking()) {
            await().atMost(30, SECONDS).until(() -> due() == 0 && unpublished() == 0);
        }
        assertThat(messages("wakeup = '" + wakeup + "'")).hasSize(1);
        assertThat(messages("schedule = '" + schedule + "'")).hasSize(1);
        assertThat(inLog()).hasSize(2);
    }

    /// A process that dies between its commit and the log has queued everything, and others bring it.
    @Test
    void whatWasCommittedByAProcessThatDiedIsBroughtByAnother() {
        wakeup();
        schedule(YEARLY);
        makeDue();

        batch().fireWakeups();
        batch().fireSchedules();
        assertThat(messages("1 = 1")).hasSize(2);

        try (TestApi _ = looking()) {
            await().atMost(30, SECONDS).until(() -> unpublished() == 0);
        }
        assertThat(messages("1 = 1")).hasSize(2);
        assertThat(inLog()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void unreadableScheduleDoesNotStopTheOthers() {
        String broken = schedule(YEARLY);
        schedule(YEARLY);
        String gone = schedule(YEARLY);
        database.update("update schedule set cadence = '{\"cron\":' where id = ?", broken);
        database.update("update schedule set cadence = replace(cadence, 'UTC', 'Moon/Base') where id = ?", gone);
        makeDue();

        assertThat(fire().events()).hasSize(1);

        assertThat(fire().taken()).isZero();
        assertThat(due()).isEqualTo(2);
        database.update("update schedule set cadence = ?, held_until = null where id = ?", YEARLY, broken);
        assertThat(fire().events()).hasSize(1);
    }

    @Test
    void scheduleThatReachesItsEndIsNotDueAgain() {
        Instant due = now().minusSeconds(60);
        String schedule = schedule(EVERY_HOUR);
        database.update(
                "update schedule set created_at = ?, due_at = ?, next_fire_at = ?, ends_at = ? where id = ?",
                due.minus(1, ChronoUnit.HOURS),
                due,
                due,
                due.plusSeconds(90),
                schedule);

        assertThat(fire().events()).hasSize(1);

        assertThat(dueAt(schedule)).isNull();
        assertThat(json(calls.get(path() + "/" + schedule)).get("next_fire_at").asText())
                .isEqualTo(due.toString());
    }

    @Test
    void modeThatIsOffSuppressesSchedulesWhichMoveOn() {
        for (String mode : List.of("off", "scheduled_only")) {
            calls.send("PUT", "/api/v1/agents/" + agent + "/capabilities", "{\"proactiveMode\":\"" + mode + "\"}");
            schedule(YEARLY);
            makeDue();
            assertThat(fire().taken()).isEqualTo(mode.equals("off") ? 1 : 2);
        }

        assertThat(messages("schedule is not null")).hasSize(2);
    }

    /// Another process, or the same after its restart, with the usual tick.
    private TestApi looking() {
        return api.replica(Map.of("posthorn.agent.tick", "50ms"));
    }

    private DueBatch batch() {
        return api.bean(DueBatch.class);
    }

    private DueBatch.Fired fire() {
        return batch().fireSchedules();
    }

    private void makeDue() {
        database.update("update wakeup set due_at = ? where agent = ?", now().minusSeconds(1), agent);
        database.update("update schedule set due_at = ? where agent = ?", now().minusSeconds(1), agent);
    }

    private String wakeup() {
        String body = "{\"user_id\":\"u\",\"check_type\":\"a\",\"intent\":\"b\",\"delay_hours\":5}";
        return json(calls.post("/api/v1/agents/" + agent + "/wakeups", body))
                .get("wakeup_id")
                .asText();
    }

    private String schedule(String cadence) {
        String body = "{\"cadence\":" + cadence + ",\"intent\":\"drink water\",\"check_type\":\"habit\"}";
        return json(calls.post(path(), body)).get("schedule_id").asText();
    }

    private String path() {
        return "/api/v1/agents/" + agent + "/users/u/schedules";
    }

    private List<String> messages(String condition) {
        return database.list("select id from message where agent = ? and " + condition, row -> row.text("id"), agent);
    }

    private List<String> inLog() {
        return TopicReader.everything(api.topics().events()).stream()
                .filter(found -> TopicReader.body(found).contains(agent))
                .map(found -> TopicReader.header(found, "ce_id"))
                .toList();
    }

    private long due() {
        return count("select count(*) as found from wakeup where agent = ? and executed_at is null")
                + count("select count(*) as found from schedule where agent = ? and due_at <= current_timestamp");
    }

    private long unpublished() {
        return count("select count(*) as found from message join message_outbox using (id) where agent = ?");
    }

    private long count(String sql) {
        return database.first(sql, row -> row.number("found"), agent).orElseThrow();
    }

    private @Nullable Instant dueAt(String schedule) {
        return database.list(
                        "select due_at from schedule where id = ?",
                        row -> Stream.ofNullable(row.findTime("due_at")),
                        schedule)
                .getFirst()
                .findFirst()
                .orElse(null);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}

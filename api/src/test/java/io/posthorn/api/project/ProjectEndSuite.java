package io.posthorn.api.project;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a deleted project held goes with it, on every database the same.
abstract class ProjectEndSuite {
    private static final String SCHEDULE = """
        {"cadence":{"cron":"* * * * *","timezone":"UTC"},"intent":"drink water","check_type":"habit"}\
        """;
    private static final String WAKEUP = "{\"user_id\":\"u\",\"check_type\":\"a\",\"intent\":\"b\",\"delay_hours\":5}";
    private static final List<String> TABLES = List.of(
            "project",
            "publish_key",
            "session",
            "endpoint",
            "agent",
            "schedule",
            "wakeup",
            "message",
            "simulation_job",
            "agent_webhook",
            "agent_webhook_endpoint");

    private final TestApi api;
    private final Database database;
    private final HttpCalls admin;
    private final String tenant = "tenant-" + UUID.randomUUID();
    private String key = "";
    private HttpCalls owner;
    private HttpCalls calls;

    ProjectEndSuite(TestDatabase kind) {
        this.api = kind.api();
        this.database = api.bean(Database.class);
        this.admin = api.asAdmin();
        this.owner = admin;
        this.calls = admin;
    }

    @BeforeEach
    void makeTwoProjects() {
        created(admin.post("/admin/v1/tenants", "{\"id\":\"" + tenant + "\"}"));
        created(admin.post("/admin/v1/tenants/" + tenant + "/projects", "{\"id\":\"passing\"}"));
        owner = api.as(json(key("default", "\"publish\",\"tenant\",\"read\",\"manage\""))
                .get("key")
                .asText());
        var made = json(key("passing", "\"publish\",\"read\",\"manage\""));
        key = made.get("id").asText();
        calls = api.as(made.get("key").asText());
    }

    @Test
    void deletedProjectTakesAllThatItHoldsAlong() {
        fill(calls, "passing");
        fill(owner, "default");
        long ofOthers = rows("default");
        assertThat(TABLES)
                .allSatisfy(table -> assertThat(rows(table, "passing")).isPositive());

        delete();

        assertThat(TABLES)
                .allSatisfy(table -> assertThat(rows(table, "passing")).isZero());
        assertThat(waiting()).isZero();
        assertThat(rows("default")).isEqualTo(ofOthers);
    }

    @Test
    void laterProjectOfTheSameNameKnowsNothingOfIt() {
        fill(calls, "passing");
        delete();

        created(admin.post("/admin/v1/tenants/" + tenant + "/projects", "{\"id\":\"passing\"}"));
        HttpCalls later = api.as(json(key("passing", "\"publish\",\"read\",\"manage\""))
                .get("key")
                .asText());

        assertThat(json(later.get("/api/v1/agents")).get("items")).isEmpty();
        assertThat(json(later.get("/api/v1/agents/a/users/u/schedules")).get("schedules"))
                .isEmpty();
        assertThat(json(later.get("/api/v1/agents/a/wakeups")).get("wakeups")).isEmpty();
        assertThat(json(later.get("/api/v1/projects/passing/notifications")).get("notifications"))
                .isEmpty();
        assertThat(json(later.get("/api/v1/projects/passing/webhooks")).get("webhooks"))
                .isEmpty();
        assertThat(json(later.get("/api/v1/projects/passing/webhooks/x/attempts"))
                        .get("attempts"))
                .isEmpty();
        made(later.post("/api/v1/agents/a/users/u/schedules", SCHEDULE));
        assertThat(json(later.get("/api/v1/agents")).get("items")).hasSize(1);
    }

    @Test
    void moreMessagesThanOneStepDeletesGoToo() {
        String batch = IntStream.range(0, 700)
                .mapToObj(i -> "{\"type\":\"x\",\"data\":{\"agent_id\":\"a\",\"user_id\":\"u\",\"check_type\":\"" + i
                        + "\",\"generated_message\":\"hello\"}}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(calls.post("/v1/events/batch", batch).statusCode()).isLessThan(300);
        assertThat(rows("message", "passing")).isEqualTo(700);

        delete();

        assertThat(rows("message", "passing")).isZero();
    }

    /// One that a request left that was under way, by a key revoked a moment ago.
    @Test
    void nothingOfAProjectThatIsGoneFires() {
        made(calls.post("/api/v1/agents/a/wakeups", WAKEUP));
        made(calls.post("/api/v1/agents/a/users/u/schedules", SCHEDULE));

        database.inTransaction(() -> {
            database.update("update wakeup set project = 'gone', due_at = ? where tenant = ?", Instant.now(), tenant);
            database.update("update schedule set project = 'gone', due_at = ? where tenant = ?", Instant.now(), tenant);
        });

        await().atMost(30, SECONDS).until(() -> due() == 0);
        assertThat(rows("message", "gone")).isZero();
    }

    @Test
    void projectThatIsNotThereIsAnswered404() {
        assertThat(owner.delete("/v1/projects/passed").statusCode()).isEqualTo(404);
    }

    private void fill(HttpCalls as, String project) {
        made(as.post("/api/v1/agents/a/users/u/schedules", SCHEDULE));
        made(as.post("/api/v1/agents/a/wakeups", WAKEUP));
        made(as.post("/api/v1/agents/a/wakeups", WAKEUP.replace("5}", "0}")));
        made(as.send(
                "PUT", "/api/v1/projects/" + project + "/webhooks/x", "{\"webhook_url\":\"http://127.0.0.1:9/hook\"}"));
        made(as.send("PUT", "/v1/sessions/s", "{}"));
        made(as.send("POST", "/v1/events", "{\"type\":\"a\",\"data\":{}}", "Idempotency-Key", "once"));
        made(as.post(
                "/api/v1/workbench/advance-time",
                "{\"agent_id\":\"a\",\"user_id\":\"u\",\"simulated_hours\":25,\"async\":true}"));
        await().atMost(30, SECONDS)
                .until(() -> database.list(
                                        "select id from message where tenant = ? and project = ? and wakeup is not"
                                                + " null",
                                        row -> row.text("id"),
                                        tenant,
                                        project)
                                .size()
                        == 2);
    }

    private void delete() {
        long held = rows("passing");
        assertThat(owner.delete("/v1/projects/passing").statusCode()).isEqualTo(409);
        assertThat(rows("passing")).isGreaterThanOrEqualTo(held);
        assertThat(admin.delete("/admin/v1/tenants/" + tenant + "/keys/" + key).statusCode())
                .isEqualTo(204);
        assertThat(owner.delete("/v1/projects/passing").statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> key(String project, String scopes) {
        return created(admin.post(
                "/admin/v1/tenants/" + tenant + "/keys",
                "{\"project_id\":\"" + project + "\",\"scopes\":[" + scopes + "]}"));
    }

    private static HttpResponse<String> created(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return response;
    }

    private static void made(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 202);
    }

    private long rows(String project) {
        return TABLES.stream().mapToLong(table -> rows(table, project)).sum();
    }

    private long rows(String table, String project) {
        String name = table.equals("project") ? "id" : "project";
        return count(
                "select count(*) as found from " + table + " where tenant = ? and " + name + " = ?", tenant, project);
    }

    private long due() {
        return count("select count(*) as found from wakeup where tenant = ? and due_at is not null", tenant)
                + count(
                        "select count(*) as found from schedule where tenant = ? and due_at <= ?",
                        tenant,
                        Instant.now());
    }

    /// Messages that the log does not have, and of which nothing else is known any more.
    private long waiting() {
        return count("""
            select count(*) as found
            from message_outbox
            where not exists (select 1 from message where message.id = message_outbox.id)
            """);
    }

    private long count(String sql, Object... arguments) {
        return database.first(sql, row -> row.number("found"), arguments).orElseThrow();
    }
}

package io.posthorn.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LockTimeoutOnPostgreSqlTest {
    @Test
    void rowsOfOthersAreWaitedFor15Seconds() {
        try (TestApi api = TestApi.with(TestDatabase.POSTGRESQL.ownSettings())) {
            assertThat(lockTimeout(api)).isEqualTo("15s");
        }
    }

    @Test
    void whatTheUrlSaysStays() {
        try (TestApi api = withShortTimeout()) {
            assertThat(lockTimeout(api)).isEqualTo("100ms");
        }
    }

    @Test
    void whatTheDatabaseSaysStays() throws SQLException {
        Map<String, Object> settings = TestDatabase.POSTGRESQL.ownSettings();
        String url = String.valueOf(settings.get("posthorn.database.url"));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + connection.getCatalog() + " set lock_timeout = 0");
        }
        try (TestApi api = TestApi.with(settings)) {
            assertThat(lockTimeout(api)).isEqualTo("0");
        }
    }

    @Test
    void rowThatAnotherKeepsForTooLongIsAnswered503AndMayBeTriedAgain() {
        try (TestApi api = withShortTimeout()) {
            publish(api);
            Database database = api.bean(Database.class);

            HttpResponse<String> meanwhile = database.inTransaction(() -> {
                database.list("select event from publish_key for update", row -> row.text("event"));
                return publish(api);
            });

            assertThat(meanwhile.statusCode()).isEqualTo(503);
            assertThat(HttpCalls.json(meanwhile).get("detail").asText())
                    .isEqualTo("The database does not answer; try again");
            assertThat(publish(api).statusCode()).isEqualTo(202);
        }
    }

    private static TestApi withShortTimeout() {
        Map<String, Object> settings = new HashMap<>(TestDatabase.POSTGRESQL.ownSettings());
        settings.compute("posthorn.database.url", (_, url) -> url + "&options=-c%20lock_timeout=100");
        return TestApi.with(settings);
    }

    private static String lockTimeout(TestApi api) {
        return api.bean(Database.class)
                .first("select current_setting('lock_timeout') as lock_timeout", row -> row.text("lock_timeout"))
                .orElseThrow();
    }

    private static HttpResponse<String> publish(TestApi api) {
        return api.calls().send("POST", "/v1/events", "{\"type\":\"a\",\"data\":{}}", "Idempotency-Key", "one");
    }
}

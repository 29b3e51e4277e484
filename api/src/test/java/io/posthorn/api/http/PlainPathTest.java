package io.posthorn.api.http;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names in paths as clients write them that encode no more than they must.
final class PlainPathTest {
    private static final String SCHEDULE = """
        {"cadence":{"cron":"0 9 * * *","timezone":"UTC"},"intent":"say hello","check_type":"greeting"}\
        """;

    private final HttpCalls calls = TestApi.shared().calls();
    private final String agent = "/api/v1/agents/" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "anna+test@example.com", "a&b", "a;b", "+", "a+%20b;c&d", "a!$'()*,:=~b"})
    void nameMayHoldWhatAPathMayHold(String user) {
        String path = agent + "/users/" + user + "/schedules";

        HttpResponse<String> made = calls.post(path, SCHEDULE);

        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String encoded = user.replace("+", "%2B").replace("&", "%26").replace(";", "%3B");
        assertThat(json(calls.get(agent + "/users/" + encoded + "/schedules?x=a+b&y=;"))
                        .get("schedules"))
                .hasSize(1);
        assertThat(json(calls.get(path + "?x=a+b")).get("schedules")).hasSize(1);
    }

    @Test
    void repeatedRequestIsKnownByItsPlainPath() {
        String path = agent + "/users/a+b/schedules";
        String key = UUID.randomUUID().toString();

        String first =
                calls.send("POST", path, SCHEDULE, "Idempotency-Key", key).body();

        assertThat(calls.send("POST", path, SCHEDULE, "Idempotency-Key", key).body())
                .isEqualTo(first);
    }

    @Test
    void missingKeyIsStillNoticed() {
        assertThat(TestApi.shared().as("").get(agent + "/users/a+b/schedules").statusCode())
                .isEqualTo(401);
    }
}

package io.posthorn.api.http;

import static io.posthorn.api.fixture.HttpCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class FailureTest {
    private final TestApi api = TestApi.with(Map.of(
            "posthorn.database.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=100"));
    private final HttpCalls calls = api.calls();
    private final Database database = api.bean(Database.class);
    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureHandler.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        api.close();
    }

    @Test
    void rowThatAnotherKeepsForTooLongIsAnswered503AndMayBeTriedAgain() {
        HttpResponse<String> first = publish();

        HttpResponse<String> meanwhile = database.inTransaction(() -> {
            database.list("select event from publish_key for update", row -> row.text("event"));
            return publish();
        });

        assertThat(meanwhile.statusCode()).isEqualTo(503);
        assertThat(meanwhile.headers().firstValue("Retry-After")).contains("1");
        assertThat(json(meanwhile).get("detail").asText()).isEqualTo("The database does not answer; try again");
        assertLogHas(meanwhile);
        assertThat(json(publish()).get("id")).isEqualTo(json(first).get("id"));
    }

    @Test
    void bugIsAnswered500AndItsCauseIsInTheLogUnderTheIdOfTheRequest() {
        database.update("drop table publish_key");

        HttpResponse<String> answer = publish();

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContainIgnoringCase("publish_key");
        assertLogHas(answer);
    }

    private HttpResponse<String> publish() {
        return calls.send("POST", "/v1/events", "{\"type\":\"a\",\"data\":{}}", "Idempotency-Key", "one");
    }

    private void assertLogHas(HttpResponse<String> answer) {
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(List.copyOf(log.list)).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage())
                    .isEqualTo("request=%s POST /v1/events is answered %d".formatted(id, answer.statusCode()));
            assertThat(line.getThrowableProxy().getMessage()).contains("the database refused");
        });
    }
}

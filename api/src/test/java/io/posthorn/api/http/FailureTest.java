package io.posthorn.api.http;

import static io.posthorn.api.fixture.HttpCalls.json;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.TestApi;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class FailureTest {
    private static final int CONNECTIONS = 3;

    private final TestApi api = TestApi.with(Map.of(
            "posthorn.database.url",
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=100",
            "datasources.default.maximum-pool-size",
            CONNECTIONS,
            "datasources.default.connection-timeout",
            2_000));
    private final HttpCalls calls = api.calls();
    private final Database database = api.bean(Database.class);
    private final Logger logger = (Logger) LoggerFactory.getLogger(FailureHandler.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        logger.setLevel(null);
        api.close();
    }

    @Test
    void rowThatAnotherKeepsForTooLongIsAnswered503AndMayBeTriedAgain() {
        HttpResponse<String> first = publish();

        HttpResponse<String> meanwhile = database.inTransaction(() -> {
            database.list("select event from publish_key for update", row -> row.text("event"));
            return publish();
        });

        assertUnavailable(meanwhile, "Timeout trying to lock table");
        assertThat(json(publish()).get("id")).isEqualTo(json(first).get("id"));
    }

    @Test
    void tablesWithoutAConnectionAreAnswered503() {
        publish();

        assertUnavailable(whileKeeping(CONNECTIONS), "Connection is not available");
    }

    /// Each in a transaction on a thread of its own, which is what has a connection.
    private HttpResponse<String> whileKeeping(int connections) {
        if (connections == 0) {
            return publish();
        }
        Supplier<HttpResponse<String>> inTransaction = () -> database.inTransaction(() -> {
            database.list("select 1", row -> true);
            return whileKeeping(connections - 1);
        });
        return CompletableFuture.supplyAsync(inTransaction, Thread::startVirtualThread)
                .join();
    }

    @Test
    void bugIsAnswered500AndItsCauseIsInTheLog() {
        database.update("drop table publish_key");

        HttpResponse<String> answer = publish();

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContainIgnoringCase("publish_key");
        assertThat(lineOf(answer, Level.ERROR).getThrowableProxy().getMessage()).contains("publish_key");
    }

    @Test
    void callerWhoGoesAwayIsNoBug() throws IOException {
        try (Socket socket = new Socket(api.uri().getHost(), api.uri().getPort())) {
            socket.getOutputStream()
                    .write(("POST /v1/events HTTP/1.1\r\nHost: posthorn\r\nAuthorization: Bearer " + TestApi.API_KEY
                                    + "\r\nContent-Length: 100\r\n\r\n{\"type\":")
                            .getBytes(US_ASCII));
        }

        await().until(() -> !log.list.isEmpty());
        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.DEBUG);
            assertThat(line.getFormattedMessage()).endsWith("POST /v1/events is answered 400");
        });
    }

    private HttpResponse<String> publish() {
        return calls.send("POST", "/v1/events", "{\"type\":\"a\",\"data\":{}}", "Idempotency-Key", "one");
    }

    private void assertUnavailable(HttpResponse<String> answer, String cause) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(json(answer).get("detail").asText()).isEqualTo("The database does not answer; try again");
        ILoggingEvent line = lineOf(answer, Level.WARN);
        assertThat(line.getThrowableProxy()).isNull();
        assertThat(line.getFormattedMessage()).contains("cause=", cause).doesNotContain("\n");
    }

    private ILoggingEvent lineOf(HttpResponse<String> answer, Level level) {
        assertThat(log.list).hasSize(1);
        ILoggingEvent line = List.copyOf(log.list).getFirst();
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(line.getLevel()).isEqualTo(level);
        assertThat(line.getFormattedMessage())
                .startsWith("request=%s POST /v1/events is answered %d".formatted(id, answer.statusCode()));
        return line;
    }
}

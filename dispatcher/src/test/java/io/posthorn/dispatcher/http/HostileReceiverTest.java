package io.posthorn.dispatcher.http;

import static io.posthorn.dispatcher.http.OutboundHarness.answered;
import static io.posthorn.dispatcher.http.OutboundHarness.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.dispatcher.http.OutboundResult.Answered;
import io.posthorn.dispatcher.http.OutboundResult.ConnectionFailed;
import io.posthorn.dispatcher.http.OutboundResult.Phase;
import io.posthorn.dispatcher.http.OutboundResult.TimedOut;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileReceiverTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @AutoClose
    private final OutboundHarness harness = OutboundHarness.onLoopback();

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n", ""})
    void headersThatDoNotEndAreTimedOut(String start) throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.write(start);
            connection.awaitClientClose();
        })) {
            assertThat(timedOut(harness.post(receiver.url(), SHORT)).phase()).isEqualTo(Phase.AWAITING_HEADERS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000", "Transfer-Encoding: chunked", "Connection: close"})
    void bodyThatDripsIsTimedOutAtTheDeadlineEvenAfterA200(String framing) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n");
            while (!connection.clientClosedWithin(20)) {
                connection.write(framing.startsWith("Transfer") ? "1\r\nx\r\n" : "x");
            }
            closed.countDown();
        })) {
            TimedOut result = timedOut(harness.post(receiver.url(), SHORT));

            assertThat(result.phase()).isEqualTo(Phase.READING_BODY);
            assertThat(result.took()).isBetween(SHORT.minusMillis(5), Duration.ofSeconds(5));
            closed.await();
        }
    }

    @Test
    void endlessBodyIsCutOffAndItsStatusCounts() throws Exception {
        AtomicLong written = new AtomicLong();
        CompletableFuture<IOException> closed = new CompletableFuture<>();
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            try {
                while (written.get() < 256 * 1024 * 1024) {
                    connection.write("2000\r\n" + "x".repeat(0x2000) + "\r\n");
                    written.addAndGet(0x2000);
                }
            } catch (IOException e) {
                closed.complete(e);
            }
        })) {
            Answered answer = answered(harness.post(receiver.url()));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).hasSize(CappedBody.KEPT);
            assertThat(closed.get()).isNotNull();
            assertThat(written.get())
                    .as("what fits into the buffers of two sockets")
                    .isLessThan(16 * 1024 * 1024);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx"})
    void resetMidWayIsAFailedConnection(String start) throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.write(start);
            connection.reset();
        })) {
            assertThat(harness.post(receiver.url())).isInstanceOf(ConnectionFailed.class);
            assertThat(receiver.connections()).as("a first use is not repeated").isEqualTo(1);
        }
    }

    @Test
    void answerAfterTheDeadlineChangesNothing() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            if (connection.number() == 1) {
                connection.awaitClientClose();
            }
            connection.write(Receiver.OK);
            answered.countDown();
        })) {
            timedOut(harness.post(receiver.url(), SHORT));
            answered.await();
            answered(harness.post(receiver.url()));

            assertThat(harness.results()).hasSize(2);
        }
    }

    @Test
    void headersWithoutMeasureAreAFailedConnection() throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\n");
            while (true) {
                connection.write("X-Filler: " + "x".repeat(1000) + "\r\n");
            }
        })) {
            assertThat(harness.post(receiver.url())).isInstanceOf(ConnectionFailed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
                "HTTP/3.0 200 OK\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\n"
            })
    void whatIsNoAnswerIsAFailedConnection(String bytes) throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.write(bytes);
            connection.awaitClientClose();
        })) {
            assertThat(harness.post(receiver.url())).isInstanceOf(ConnectionFailed.class);
        }
    }
}

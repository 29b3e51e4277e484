package io.posthorn.dispatcher.http;

import static io.posthorn.dispatcher.http.OutboundHarness.LOOPBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.posthorn.dispatcher.http.OutboundResult.Answered;
import io.posthorn.dispatcher.http.OutboundResult.ConnectionFailed;
import io.posthorn.dispatcher.http.OutboundResult.Phase;
import io.posthorn.dispatcher.http.OutboundResult.TimedOut;
import io.vertx.core.Promise;
import io.vertx.core.net.ClientSSLOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboundExchangeTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @AutoClose
    private final OutboundHarness harness = OutboundHarness.onLoopback();

    @Test
    void requestArrivesAsGivenAndItsAnswerComesBack() throws Exception {
        try (Receiver receiver = Receiver.start(Receiver::answerEverything)) {
            Answered answer = answered(harness.post(receiver.url() + "?a=%20b"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("ok");
            assertThat(answer.retryAfter()).isEmpty();
            assertThat(receiver.requests())
                    .containsExactly("""
                        POST /hook?a=%%20b HTTP/1.1
                        host: 127.0.0.1:%d
                        content-type: application/json
                        x-test: 1
                        content-length: 15

                        {"type":"test"}\
                        """.formatted(receiver.port()).replace("\n", "\r\n"));
        }
    }

    @Test
    void connectionIsUsedAgain() throws Exception {
        try (Receiver receiver = Receiver.start(Receiver::answerEverything)) {
            for (int i = 0; i < 5; i++) {
                answered(harness.post(receiver.url()));
            }

            assertThat(receiver.requests()).hasSize(5);
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 299, 400, 404, 410, 429, 500, 503, 599})
    void everyStatusIsAnAnswer(int status) throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 " + status + " \r\nContent-Length: 0\r\n\r\n");
        })) {
            assertThat(answered(harness.post(receiver.url())).status()).isEqualTo(status);
        }
    }

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

    @Test
    void longBodyIsReadToItsEndAndItsConnectionUsedAgain() throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            while (connection.readRequest()) {
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n" + "x".repeat(60_000));
            }
        })) {
            assertThat(answered(harness.post(receiver.url())).body()).hasSize(CappedBody.KEPT);
            assertThat(answered(harness.post(receiver.url())).body()).hasSize(CappedBody.KEPT);
            assertThat(receiver.connections()).isEqualTo(1);
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

    @Test
    void interimAnswersArePassedOver() throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.write(
                    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + Receiver.OK);
        })) {
            assertThat(answered(harness.post(receiver.url())).status()).isEqualTo(200);
        }
    }

    @Test
    void redirectIsNotFollowed() throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            while (connection.readRequest()) {
                connection.write("HTTP/1.1 307 Temporary Redirect\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            assertThat(answered(harness.post(receiver.url())).status()).isEqualTo(307);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "'Sun, 01 Nov 2026 12:01:30 GMT', 90", "'Sun, 01 Nov 2026 11:00:00 GMT', 0"})
    void retryAfterIsReadAsSecondsOrAsDate(String header, long seconds) throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 503 Unavailable\r\nRetry-After: " + header + "\r\nContent-Length: 0\r\n\r\n");
        })) {
            assertThat(answered(harness.post(receiver.url())).retryAfter()).contains(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void refusedConnectionSaysSo() throws Exception {
        String url;
        try (ServerSocket unused = new ServerSocket(0)) {
            url = "http://127.0.0.1:" + unused.getLocalPort();
        }

        assertThat(harness.post(url))
                .asInstanceOf(type(ConnectionFailed.class))
                .extracting(ConnectionFailed::message)
                .asString()
                .containsIgnoringCase("refused");
    }

    @Test
    void unknownHostSaysSo() throws Exception {
        assertThat(harness.post("https://nowhere.example/"))
                .asInstanceOf(type(ConnectionFailed.class))
                .extracting(ConnectionFailed::message)
                .asString()
                .contains("unknown host nowhere.example");
    }

    @Test
    void resolvingIsUnderTheDeadlineToo() throws Exception {
        try (OutboundHarness hanging = OutboundHarness.allowing(
                LOOPBACK, _ -> Promise.<List<InetAddress>>promise().future())) {
            assertThat(timedOut(hanging.post("https://hanging.example/", SHORT)).phase())
                    .isEqualTo(Phase.RESOLVING);
        }
    }

    @Test
    void handshakeIsUnderTheDeadlineToo() throws Exception {
        try (Receiver receiver = Receiver.start(connection -> connection.clientClosedWithin(20_000))) {
            String url = receiver.url().replace("http:", "https:");

            assertThat(timedOut(harness.post(url, SHORT)).phase()).isEqualTo(Phase.CONNECTING);
        }
    }

    @Test
    void waitingForAConnectionIsUnderTheDeadlineToo() throws Exception {
        OutboundLimits one = new OutboundLimits(1, SHORT, Duration.ofSeconds(30), Duration.ofMinutes(5));
        CountDownLatch waited = new CountDownLatch(1);
        try (Receiver receiver = Receiver.start(connection -> {
                    while (connection.readRequest()) {
                        awaitUninterruptibly(waited);
                        connection.write(Receiver.OK);
                    }
                });
                OutboundHarness narrow = new OutboundHarness(
                        LOOPBACK, OutboundHarness.everyNameIs("127.0.0.1"), one, new ClientSSLOptions())) {
            var first = narrow.begin(receiver.url(), Duration.ofSeconds(20));
            Awaitility.await().until(() -> !receiver.requests().isEmpty());

            TimedOut second = timedOut(narrow.post(receiver.url(), SHORT));
            waited.countDown();

            assertThat(second.phase()).isEqualTo(Phase.CONNECTING);
            assertThat(answered(first.get()).status()).isEqualTo(200);
            assertThat(answered(narrow.post(receiver.url())).status()).isEqualTo(200);
            assertThat(receiver.connections()).isEqualTo(1);
            assertThat(receiver.requests()).hasSize(2);
        }
    }

    @Test
    void connectionThatWentStaleCostsNoAttempt() throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.write(Receiver.OK);
            connection.readRequest();
            if (connection.number() > 1) {
                connection.write(Receiver.OK);
            }
        })) {
            answered(harness.post(receiver.url()));
            answered(harness.post(receiver.url()));

            assertThat(receiver.connections()).isEqualTo(2);
            assertThat(receiver.requests()).hasSize(3);
        }
    }

    @Test
    void staleConnectionIsReplacedOnlyOnce() throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            if (connection.number() == 1) {
                connection.write(Receiver.OK);
                connection.readRequest();
            }
        })) {
            answered(harness.post(receiver.url()));

            assertThat(harness.post(receiver.url())).isInstanceOf(ConnectionFailed.class);
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    @Test
    void closingEndsWhatIsInFlight() throws Exception {
        try (Receiver receiver = Receiver.start(connection -> {
            connection.readRequest();
            connection.awaitClientClose();
        })) {
            var inFlight = harness.begin(receiver.url(), Duration.ofSeconds(20));
            Awaitility.await().until(() -> !receiver.requests().isEmpty());

            harness.http().close();

            assertThat(inFlight.get()).isInstanceOf(ConnectionFailed.class);
        }
    }

    @Test
    void anotherThreadMayNotPost() {
        OutboundRequest request = OutboundHarness.request("http://127.0.0.1/", SHORT);

        assertThatThrownBy(() -> harness.http().post(request, _ -> {})).isInstanceOf(IllegalStateException.class);
    }

    private static Answered answered(OutboundResult result) {
        assertThat(result).isInstanceOf(Answered.class);
        return (Answered) result;
    }

    private static TimedOut timedOut(OutboundResult result) {
        assertThat(result).isInstanceOf(TimedOut.class);
        return (TimedOut) result;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

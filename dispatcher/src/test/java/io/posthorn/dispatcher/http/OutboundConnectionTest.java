package io.posthorn.dispatcher.http;

import static io.posthorn.dispatcher.http.OutboundHarness.LOOPBACK;
import static io.posthorn.dispatcher.http.OutboundHarness.answered;
import static io.posthorn.dispatcher.http.OutboundHarness.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.dispatcher.http.OutboundResult.ConnectionFailed;
import io.posthorn.dispatcher.http.OutboundResult.Phase;
import io.posthorn.dispatcher.http.OutboundResult.TimedOut;
import io.vertx.core.Promise;
import io.vertx.core.net.ClientSSLOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class OutboundConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @AutoClose
    private final OutboundHarness harness = OutboundHarness.onLoopback();

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
    void resolvingIsUnderTheDeadlineToo() throws Exception {
        try (OutboundHarness hanging = OutboundHarness.allowing(
                LOOPBACK, _ -> Promise.<List<InetAddress>>promise().future())) {
            assertThat(timedOut(hanging.post("https://hanging.example/", SHORT)).phase())
                    .isEqualTo(Phase.RESOLVING);
        }
    }

    @Test
    void handshakeIsUnderTheDeadlineToo() throws Exception {
        try (Receiver receiver = Receiver.start(Receiver.Connection::awaitClientClose)) {
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

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.posthorn.benchmark.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ReceiverTest {
    private static final int SECONDS = 30;

    @Test
    void bodiesOnOneConnectionStayApart() throws IOException {
        List<String> bodies = new CopyOnWriteArrayList<>();
        String large = "x".repeat(100_000);
        String answer = "HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\ntaken";
        try (Receiver receiver = Receiver.start(1, request -> {
                    bodies.add(request.body().toString(US_ASCII));
                    return Optional.of(Answer.of(HttpResponseStatus.ACCEPTED, "taken"));
                });
                Socket sender = connect(receiver)) {
            post(sender, large, "short", "");

            assertThat(new String(sender.getInputStream().readNBytes(3 * answer.length()), US_ASCII))
                    .isEqualTo(answer.repeat(3));
        }
        assertThat(bodies).containsExactly(large, "short", "");
    }

    @Test
    void whoGetsNoAnswerWaits() throws IOException, InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        try (Receiver receiver = Receiver.start(1, _ -> {
                    arrived.countDown();
                    return Optional.empty();
                });
                Socket sender = connect(receiver)) {
            post(sender, "{}");
            assertThat(arrived.await(SECONDS, TimeUnit.SECONDS)).isTrue();

            sender.setSoTimeout(200);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> sender.getInputStream().read());
        }
    }

    @Test
    void whatTheHandlerCannotTakeBreaksTheConnection() throws IOException {
        try (Receiver receiver = Receiver.start(1, _ -> {
                    throw new IllegalStateException("no event of this test");
                });
                Socket sender = connect(receiver)) {
            post(sender, "{}");

            assertThat(sender.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static Socket connect(Receiver receiver) throws IOException {
        Socket sender = new Socket(
                receiver.addresses().getFirst().getHost(),
                receiver.addresses().getFirst().getPort());
        sender.setSoTimeout(SECONDS * 1000);
        return sender;
    }

    private static void post(Socket sender, String... bodies) throws IOException {
        for (String body : bodies) {
            String request =
                    "POST / HTTP/1.1\r\nHost: receiver\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            sender.getOutputStream().write(request.getBytes(US_ASCII));
        }
    }
}

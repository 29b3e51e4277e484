package io.posthorn.dispatcher.http;

import static io.posthorn.dispatcher.http.OutboundHarness.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.posthorn.dispatcher.http.OutboundResult.Answered;
import io.posthorn.dispatcher.http.OutboundResult.ConnectionFailed;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboundAnswerTest {
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
    void anotherThreadMayNotPost() {
        OutboundRequest request = OutboundHarness.request("http://127.0.0.1/", SHORT);

        assertThatThrownBy(() -> harness.http().post(request, _ -> {})).isInstanceOf(IllegalStateException.class);
    }
}

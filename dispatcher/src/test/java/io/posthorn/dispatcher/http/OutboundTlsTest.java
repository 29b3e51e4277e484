package io.posthorn.dispatcher.http;

import static io.posthorn.dispatcher.http.OutboundHarness.LOOPBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.posthorn.dispatcher.http.OutboundResult.Answered;
import io.posthorn.dispatcher.http.OutboundResult.ConnectionFailed;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ClientSSLOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboundTlsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final List<String> HOSTS_SEEN = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path folder;

    private static SelfSigned certificate;
    private static int port;

    @BeforeAll
    static void startReceiver() throws Exception {
        certificate = SelfSigned.forNames(folder, "dns:receiver.example,ip:127.0.0.1");
        HttpServerOptions options =
                new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate.key());
        HttpServer server = VERTX.createHttpServer(options).requestHandler(request -> {
            HOSTS_SEEN.add(request.connection().indicatedServerName() + " " + request.getHeader("host"));
            request.response().end();
        });
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    @AfterAll
    static void stopReceiver() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void rightNameIsTrustedAndShownToTheReceiver() throws Exception {
        HOSTS_SEEN.clear();
        try (OutboundHarness harness = trustingTheReceiver()) {
            assertThat(harness.post("https://receiver.example:" + port + "/")).isInstanceOf(Answered.class);
            assertThat(HOSTS_SEEN).containsExactly("receiver.example receiver.example:" + port);
        }
    }

    @Test
    void wrongNameIsRefused() throws Exception {
        try (OutboundHarness harness = trustingTheReceiver()) {
            assertThat(message(harness.post("https://other.example:" + port + "/")))
                    .contains("other.example");
        }
    }

    @Test
    void connectionOfOneHostServesNoOtherHostAtTheSameAddress() throws Exception {
        try (OutboundHarness harness = trustingTheReceiver()) {
            assertThat(harness.post("https://receiver.example:" + port + "/")).isInstanceOf(Answered.class);

            assertThat(harness.post("https://other.example:" + port + "/")).isInstanceOf(ConnectionFailed.class);
        }
    }

    @Test
    void addressIsVerifiedAgainstTheCertificateToo() throws Exception {
        try (OutboundHarness harness = trustingTheReceiver()) {
            assertThat(harness.post("https://127.0.0.1:" + port + "/")).isInstanceOf(Answered.class);
            assertThat(harness.post("https://127.0.0.2:" + port + "/")).isInstanceOf(ConnectionFailed.class);
        }
    }

    @Test
    void authoritiesOfTheJdkAreTrustedByDefault() throws Exception {
        try (OutboundHarness harness = harness(new ClientSSLOptions())) {
            assertThat(message(harness.post("https://receiver.example:" + port + "/")))
                    .contains("unable to find valid certification path");
        }
    }

    @Test
    void receiverWithoutTlsIsAFailedConnection() throws Exception {
        try (Receiver plain = Receiver.start(connection -> connection.write("HTTP/1.1 400 Bad Request\r\n\r\n"));
                OutboundHarness harness = trustingTheReceiver()) {
            assertThat(harness.post("https://127.0.0.1:" + plain.port() + "/")).isInstanceOf(ConnectionFailed.class);
        }
    }

    private static OutboundHarness trustingTheReceiver() throws Exception {
        return harness(new ClientSSLOptions().setTrustOptions(certificate.trust()));
    }

    private static OutboundHarness harness(ClientSSLOptions tls) {
        return new OutboundHarness(LOOPBACK, OutboundHarness.everyNameIs("127.0.0.1"), OutboundLimits.DEFAULT, tls);
    }

    private static String message(OutboundResult result) {
        assertThat(result).asInstanceOf(type(ConnectionFailed.class)).isNotNull();
        return ((ConnectionFailed) result).message();
    }
}

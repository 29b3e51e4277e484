package io.posthorn.dispatcher.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.posthorn.common.secret.MasterKey;
import io.posthorn.embeddedkafka.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class DispatcherApplicationTest {
    @Test
    void applicationIsReadyOnceItConsumesAndTellsItsFigures() throws Exception {
        TestKafka kafka = TestKafka.shared();
        Map<String, Object> settings = Map.of(
                "posthorn.kafka.bootstrap", kafka.bootstrapServers(),
                "posthorn.kafka.prefix", kafka.uniquePrefix(),
                "posthorn.kafka.partitions", "2",
                "posthorn.http.port", "-1",
                "posthorn.master-key", MasterKey.generate(new SecureRandom()));

        try (ApplicationContext application = ApplicationContext.run(settings, "dispatcher");
                EmbeddedServer server =
                        application.getBean(EmbeddedServer.class).start()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> get(server, "/health/readiness").statusCode() == 200);
            assertThat(get(server, "/health/readiness").body())
                    .contains("\"dispatcher\"")
                    .doesNotContain("DiscoveryClient");
            assertThat(get(server, "/prometheus").body()).contains("posthorn_directory_endpoints 0.0");
        }
    }

    private static HttpResponse<String> get(EmbeddedServer server, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI target = URI.create(server.getURL() + path);
            return client.send(HttpRequest.newBuilder(target).build(), BodyHandlers.ofString());
        }
    }
}

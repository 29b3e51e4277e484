package io.posthorn.benchmark.publish;

import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import io.posthorn.api.Api;
import io.posthorn.benchmark.kafka.Broker;
import io.posthorn.benchmark.process.ChildJvm;
import io.posthorn.benchmark.process.Launch;
import io.posthorn.common.secret.MasterKey;
import io.posthorn.common.thread.Precedence;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/// The API alone in a process of its own, with the empty handler beside its own ones.
public final class ApiProcess {
    private static final String ANNOUNCEMENT = "serving at";
    private static final String ANY_PORT = "-1";

    private ApiProcess() {}

    static ChildJvm start(Broker broker, String apiKey, Path work) throws InterruptedException {
        Launch launch = new Launch(
                "api",
                ApiProcess.class.getName(),
                List.of("-Xmx1g"),
                environment(broker, apiKey, work),
                ANNOUNCEMENT,
                work.resolve("api.log"));
        return ChildJvm.start(launch.without("posthorn-dispatcher"));
    }

    public static void main(String[] arguments) throws InterruptedException {
        Precedence.afterTheJvm(); // as in Api
        EmbeddedServer server = Micronaut.run(Api.class, arguments).getBean(EmbeddedServer.class);
        System.out.println(ANNOUNCEMENT + " " + server.getURI());
        Thread.currentThread().join();
    }

    private static Map<String, String> environment(Broker broker, String apiKey, Path work) {
        return Map.of(
                "POSTHORN_KAFKA_BOOTSTRAP",
                broker.bootstrap(),
                "POSTHORN_KAFKA_REPLICATION",
                "1",
                "POSTHORN_KAFKA_FLUSH",
                "true",
                "POSTHORN_DATABASE_URL",
                "jdbc:h2:file:" + work.resolve("api").resolve("posthorn"),
                "POSTHORN_MASTER_KEY",
                MasterKey.generate(new SecureRandom()),
                "POSTHORN_API_KEY",
                apiKey,
                "POSTHORN_ADMIN_KEY",
                "pha_" + "benchmark".repeat(4),
                "POSTHORN_HTTP_PORT",
                ANY_PORT);
    }
}

package io.posthorn.benchmark.latency;

import io.posthorn.benchmark.process.ChildJvm;
import io.posthorn.benchmark.process.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The whole of Posthorn in a process of its own, from the jars and with the options that `deploy/run` starts it with.
final class StandaloneProcess {
    static final String API_KEY = "phk_" + "benchmark".repeat(4);

    private static final String ANNOUNCEMENT = "Posthorn is ready at";

    private StandaloneProcess() {}

    static ChildJvm start(Path work) throws InterruptedException {
        Path jar = Path.of(property("posthorn.standalone.jar"));
        Launch launch = new Launch(
                "standalone",
                "io.posthorn.standalone.Standalone",
                Stream.of(property("posthorn.standalone.options"))
                        .filter(option -> !option.isEmpty())
                        .toList(),
                Map.of(
                        "POSTHORN_DATA",
                        work.resolve("standalone").toString(),
                        "POSTHORN_HTTP_PORT",
                        freePort(),
                        "POSTHORN_KAFKA_PORT",
                        "0",
                        "POSTHORN_API_KEY",
                        API_KEY,
                        "POSTHORN_EGRESS_ALLOW",
                        "127.0.0.0/8"),
                ANNOUNCEMENT,
                work.resolve("standalone.log"));
        return ChildJvm.start(launch.withClassPath(jar + ":" + jar.resolveSibling("lib") + "/*"));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), "deploy/benchmark/run names " + name);
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}

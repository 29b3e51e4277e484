package io.posthorn.standalone.process;

import io.posthorn.common.fixture.RunningThread;
import io.posthorn.common.secret.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/// The standalone process with its data folder: killed and started again it is the same node, at the same address.
public final class StandaloneNode implements AutoCloseable {
    private final Map<String, String> environment;
    private final Path data;
    private final String masterKey = MasterKey.generate(new SecureRandom());
    private PosthornProcess process;

    private StandaloneNode(Map<String, String> environment, Path data) {
        this.environment = environment;
        this.data = data;
        this.process = PosthornProcess.launch(Part.STANDALONE, environment).awaitReady();
    }

    public static StandaloneNode start() {
        Path data = newFolder();
        Map<String, String> environment = new HashMap<>(TestSettings.COMMON);
        environment.put("POSTHORN_HTTP_PORT", Integer.toString(FreePort.find()));
        environment.put("POSTHORN_KAFKA_PORT", Integer.toString(FreePort.find()));
        environment.put("POSTHORN_DATA", data.toString());
        return new StandaloneNode(environment, data);
    }

    public URI address() {
        return process.address();
    }

    /// As Linux sees them; elsewhere asking fails.
    public List<RunningThread> threads() {
        return process.threads();
    }

    public void kill9() {
        process.kill9();
    }

    /// Starts another part as a process of its own, on the broker of this node and with other topics, and waits until
    /// it is ready.
    public PosthornProcess startBeside(Part part) {
        Map<String, String> other = TestSettings.ofPart(
                "127.0.0.1:" + environment.get("POSTHORN_KAFKA_PORT"),
                "jdbc:h2:mem:other;DB_CLOSE_DELAY=-1",
                masterKey);
        other.put("POSTHORN_KAFKA_PREFIX", "beside.");
        return PosthornProcess.launch(part, other).awaitReady();
    }

    /// Whether it has printed this since it was started last.
    public boolean said(String text) {
        return process.said(text);
    }

    /// From now on it holds its connections and says nothing on them.
    public void freeze() {
        process.freeze();
    }

    /// As SIGTERM does.
    ///
    /// @return the exit code
    public int terminate(Duration deadline) {
        return process.terminate(deadline);
    }

    /// Loses what is in a topic, while the process does not run.
    public void lose(String topic) {
        try (DirectoryStream<Path> partitions =
                Files.newDirectoryStream(data.resolve("kafka").resolve("log"), topic + "-*")) {
            for (Path partition : partitions) {
                Utils.delete(partition.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts it again with the same data folder.
    ///
    /// @return how long it took until it was ready
    public Duration startAgain() {
        long before = System.nanoTime();
        process = PosthornProcess.launch(Part.STANDALONE, environment).awaitReady();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /// Starts it again when a test left it ended.
    public void ensureRunning() {
        if (!process.isRunning()) {
            startAgain();
        }
    }

    @Override
    public void close() {
        process.close();
        try {
            Utils.delete(data.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("posthorn-standalone-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

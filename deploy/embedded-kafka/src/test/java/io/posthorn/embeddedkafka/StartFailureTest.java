package io.posthorn.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartFailureTest {

    @TempDir
    private Path data;

    @Test
    void takenPortIsNamedWithItsSetting() throws Exception {
        try (ServerSocket taken = takenPort()) {
            assertStartFails(new EmbeddedKafkaConfig(data, taken.getLocalPort()))
                    .withMessage("port %d on 127.0.0.1 is taken by another process: stop it or set POSTHORN_KAFKA_PORT"
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void folderOfAFailedStartIsFreeForTheNext() throws Exception {
        try (ServerSocket taken = takenPort()) {
            assertStartFails(new EmbeddedKafkaConfig(data, taken.getLocalPort()));
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(data, 0))) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void folderUsedInThisProcessIsRefused() {
        EmbeddedKafkaConfig config = new EmbeddedKafkaConfig(data, 0);

        try (EmbeddedKafka first = EmbeddedKafka.start(config)) {
            assertStartFails(config)
                    .withMessageContaining(usedBy(ProcessHandle.current().pid()));
            assertThat(LoopbackPorts.isFree(first.port())).isFalse();
        }
    }

    @Test
    void folderUsedByAnotherProcessIsRefusedNamingThatProcess() throws Exception {
        try (ChildNode child = ChildNode.start(data)) {
            assertStartFails(new EmbeddedKafkaConfig(data, 0)).withMessageContaining(usedBy(child.id()));
            child.kill();
        }
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        assertStartFails(new EmbeddedKafkaConfig(file, 0))
                .withMessageContaining("data folder %s is not writable".formatted(file));
    }

    @Test
    void failureInsideKafkaLeavesThisProcessAlive() throws Exception {
        Path log = Files.createDirectory(data.resolve("log"));
        LogFormat.prepare(log);
        // A folder where Kafka keeps a file.
        Files.createDirectories(log.resolve("__cluster_metadata-0").resolve("quorum-state"));

        assertStartFails(new EmbeddedKafkaConfig(data, 0)).withMessageContaining("data in " + data);
    }

    @Test
    void portLostToAnotherProcessMeanwhileLeavesThisProcessAlive() throws Exception {
        LogFormat.prepare(data);
        int free = new LoopbackPorts(RandomGenerator.getDefault()).free();

        try (ServerSocket taken = takenPort()) {
            NodeSettings settings = new NodeSettings(data, taken.getLocalPort(), free);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> NodeStart.start(settings))
                    .withStackTraceContaining("BindException");
        }
    }

    private static ServerSocket takenPort() throws Exception {
        return new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    }

    private static ThrowableAssertAlternative<EmbeddedKafkaException> assertStartFails(EmbeddedKafkaConfig config) {
        return assertThatExceptionOfType(EmbeddedKafkaException.class).isThrownBy(() -> EmbeddedKafka.start(config));
    }

    private String usedBy(long process) {
        return "data folder %s is used by another Posthorn (process %d)".formatted(data, process);
    }
}

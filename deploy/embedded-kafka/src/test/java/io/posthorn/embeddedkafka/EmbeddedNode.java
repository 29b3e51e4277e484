package io.posthorn.embeddedkafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.kafka.common.utils.Utils;

/// A node in this JVM, with its data in a temporary folder.
final class EmbeddedNode implements TestNode {

    private EmbeddedKafkaConfig config;
    private EmbeddedKafka kafka;

    EmbeddedNode() {
        config = inTemporaryFolder();
        kafka = EmbeddedKafka.start(config);
        config = config.withPort(kafka.port());
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void start() {
        kafka = EmbeddedKafka.start(config);
    }

    @Override
    public void stop() {
        kafka.close();
    }

    @Override
    public void delete() {
        stop();
        try {
            Utils.delete(config.dataDirectory().toFile());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static EmbeddedKafkaConfig inTemporaryFolder() {
        try {
            return new EmbeddedKafkaConfig(Files.createTempDirectory("posthorn-kafka-"), EmbeddedKafkaConfig.FREE_PORT);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}

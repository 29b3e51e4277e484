package io.posthorn.embeddedkafka;

import java.nio.file.Path;

/// Where the node keeps its log and which loopback port its clients use.
///
/// @param dataDirectory the folder that outlives restarts; made when absent
/// @param port the clients' port, 0 for a free one
public record EmbeddedKafkaConfig(Path dataDirectory, int port) {

    /// The setting an operator changes to move the clients' port.
    public static final String PORT_SETTING = "POSTHORN_KAFKA_PORT";

    public static final int FREE_PORT = 0;

    private static final int HIGHEST_PORT = 65_535;

    public EmbeddedKafkaConfig {
        if (port < FREE_PORT || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "%s must be between 0 and %d: %d".formatted(PORT_SETTING, HIGHEST_PORT, port));
        }
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
    }

    EmbeddedKafkaConfig withPort(int chosen) {
        return new EmbeddedKafkaConfig(dataDirectory, chosen);
    }
}

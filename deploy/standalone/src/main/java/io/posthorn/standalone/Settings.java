package io.posthorn.standalone;

import io.posthorn.embeddedkafka.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the process itself must know before the application starts; everything else the application reads.
///
/// @param data folder of everything durable
/// @param kafka bootstrap servers of an external cluster; absent means the embedded broker
/// @param databaseUrl an external database; absent means H2 in the data folder
record Settings(
        Path data,
        int kafkaPort,
        @Nullable String kafka,
        @Nullable String databaseUrl) {
    private static final String DATA = "POSTHORN_DATA";
    private static final String KAFKA = "POSTHORN_KAFKA";
    private static final String DATABASE_URL = "POSTHORN_DATABASE_URL";
    private static final String DEFAULT_KAFKA_PORT = "19092";

    Settings {
        data = data.toAbsolutePath().normalize();
    }

    static Settings from(Map<String, String> environment) {
        return new Settings(
                Path.of(environment.getOrDefault(DATA, "data")),
                port(environment.getOrDefault(EmbeddedKafkaConfig.PORT_SETTING, DEFAULT_KAFKA_PORT)),
                environment.get(KAFKA),
                environment.get(DATABASE_URL));
    }

    Optional<String> externalKafka() {
        return Optional.ofNullable(kafka).filter(servers -> !servers.isBlank());
    }

    /// The database of this process, in the data folder unless another is named.
    String database() {
        return Optional.ofNullable(databaseUrl)
                .filter(url -> !url.isBlank())
                .orElseGet(() -> "jdbc:h2:file:" + data.resolve("database").resolve("posthorn"));
    }

    EmbeddedKafkaConfig embeddedKafka() {
        return new EmbeddedKafkaConfig(data.resolve("kafka"), kafkaPort);
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    EmbeddedKafkaConfig.PORT_SETTING + " must be a port number: '" + text + "'", e);
        }
    }
}

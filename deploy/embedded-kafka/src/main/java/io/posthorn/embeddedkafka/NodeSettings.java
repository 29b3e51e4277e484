package io.posthorn.embeddedkafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import kafka.server.KafkaConfig;

/// The node's ports and log directory, put together with the fixed settings in `node.properties`.
record NodeSettings(Path log, int clientPort, int controllerPort) {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    KafkaConfig toKafka() {
        Properties properties = fixed();
        properties.setProperty("log.dirs", log.toString());
        properties.setProperty("listeners", client() + ",CONTROLLER://" + address(controllerPort));
        properties.setProperty("advertised.listeners", client());
        // Kafka remembers its voters by id, not by address: the port may differ on each start.
        properties.setProperty("controller.quorum.voters", NODE_ID + "@" + address(controllerPort));
        return KafkaConfig.fromProps(properties, false);
    }

    String bootstrapServers() {
        return address(clientPort);
    }

    private String client() {
        return "CLIENT://" + address(clientPort);
    }

    private static String address(int port) {
        return LoopbackPorts.HOST + ":" + port;
    }

    static Properties fixed() {
        try (InputStream file = NodeSettings.class.getResourceAsStream("node.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(file, "node.properties"));
            return properties;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}

package io.posthorn.standalone;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.posthorn.embeddedkafka.EmbeddedKafka;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The running process.
///
/// ```
/// start: keys ─► broker ─► application (tables, topics, API, dispatcher) ─► HTTP
/// close: HTTP ─► application (drains what is in flight) ─► broker
/// ```
final class Node implements AutoCloseable {
    private final @Nullable EmbeddedKafka kafka;
    private final ApplicationContext application;
    private final EmbeddedServer server;
    private final BootstrapKeys.Key apiKey;

    private Node(
            @Nullable EmbeddedKafka kafka,
            ApplicationContext application,
            EmbeddedServer server,
            BootstrapKeys.Key apiKey) {
        this.kafka = kafka;
        this.application = application;
        this.server = server;
        this.apiKey = apiKey;
    }

    static Node start(Settings settings, BootstrapKeys keys) {
        BootstrapKeys.Key apiKey = keys.api();
        EmbeddedKafka kafka =
                settings.externalKafka().isPresent() ? null : EmbeddedKafka.start(settings.embeddedKafka());
        try {
            Map<String, Object> properties = new HashMap<>();
            properties.put("posthorn.api-key", apiKey.text());
            properties.put("posthorn.admin-key", keys.admin().text());
            properties.put("posthorn.master-key", keys.master().text());
            properties.put("posthorn.database.url", settings.database());
            if (kafka != null) {
                properties.put("posthorn.kafka.bootstrap", kafka.bootstrapServers());
                properties.put("posthorn.kafka.replication", 1);
                properties.put("posthorn.kafka.flush", true);
            }
            ApplicationContext application = ApplicationContext.builder()
                    .banner(false)
                    .properties(properties)
                    .start();
            EmbeddedServer server = application.getBean(EmbeddedServer.class).start();
            return new Node(kafka, application, server, apiKey);
        } catch (RuntimeException failed) {
            Optional.ofNullable(kafka).ifPresent(EmbeddedKafka::close);
            throw failed;
        }
    }

    URI address() {
        return server.getURI();
    }

    /// The API key, when this start made it.
    Optional<String> newApiKey() {
        return apiKey.isNew() ? Optional.of(apiKey.text()) : Optional.empty();
    }

    ApplicationContext application() {
        return application;
    }

    @Override
    public void close() {
        server.stop();
        application.close();
        if (kafka != null) {
            kafka.close();
        }
    }

    static BootstrapKeys keys(Settings settings, Map<String, String> environment) {
        return new BootstrapKeys(settings.data(), environment, new SecureRandom());
    }
}

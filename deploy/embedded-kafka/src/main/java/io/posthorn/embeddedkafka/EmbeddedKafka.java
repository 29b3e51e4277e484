package io.posthorn.embeddedkafka;

import java.net.BindException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import kafka.server.KafkaRaftServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running Kafka node, broker and controller in one, that only this machine can reach.
///
/// The first start prepares the data folder, later ones go on with it, also after kill -9. Safe for
/// use by several threads.
///
/// Kafka logs a lot; in logback this leaves what an operator must know:
///
/// ```xml
/// <logger name="kafka" level="WARN"/>
/// <logger name="org.apache.kafka" level="WARN"/>
/// <logger name="state.change.logger" level="WARN"/>
/// <!-- Warn about, or fail and repeat, what belongs to every start and stop. -->
/// <logger name="org.apache.kafka.controller.QuorumController" level="ERROR"/>
/// <logger name="org.apache.kafka.clients.NetworkClient" level="ERROR"/>
/// <logger name="kafka.server.ControllerApis" level="OFF"/>
/// ```
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int TRIES = 3;

    private final DataFolder folder;
    private final NodeSettings settings;
    private final KafkaRaftServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(DataFolder folder, NodeSettings settings, KafkaRaftServer server) {
        this.folder = folder;
        this.settings = settings;
        this.server = server;
    }

    /// Returns once clients can produce and consume.
    ///
    /// @throws EmbeddedKafkaException when the folder or the port is not to be had, or Kafka fails
    public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
        DataFolder folder = DataFolder.claim(config.dataDirectory());
        try {
            LogFormat.prepare(folder.log());
            return start(config, folder, TRIES);
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /// The clients' port, also when the config left the choice to the node.
    public int port() {
        return settings.clientPort();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
            folder.close();
            LOG.info("Kafka stopped: {}", bootstrapServers());
        }
    }

    private static EmbeddedKafka start(EmbeddedKafkaConfig config, DataFolder folder, int tries) {
        NodeSettings settings = choosePorts(config, folder);
        try {
            KafkaRaftServer server = NodeStart.start(settings);
            LOG.info("Kafka started: {}, data in {}", settings.bootstrapServers(), config.dataDirectory());
            return new EmbeddedKafka(folder, settings, server);
        } catch (ExecutionException failed) {
            if (tries > 1 && lostAPort(failed)) {
                return start(config, folder, tries - 1);
            }
            throw new EmbeddedKafkaException(
                    "Kafka cannot start with data in %s: %s".formatted(config.dataDirectory(), failed.getCause()),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedKafkaException("interrupted while Kafka started", interrupted);
        }
    }

    private static NodeSettings choosePorts(EmbeddedKafkaConfig config, DataFolder folder) {
        LoopbackPorts ports = new LoopbackPorts(RandomGenerator.getDefault());
        int client = config.port() == EmbeddedKafkaConfig.FREE_PORT ? ports.free() : config.port();
        if (!LoopbackPorts.isFree(client)) {
            throw new EmbeddedKafkaException("port %d on %s is taken by another process: stop it or set %s"
                    .formatted(client, LoopbackPorts.HOST, EmbeddedKafkaConfig.PORT_SETTING));
        }
        return new NodeSettings(folder.log(), client, ports.free());
    }

    // Somebody was faster between the choice of a port and Kafka's use of it.
    private static boolean lostAPort(ExecutionException failed) {
        return Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(BindException.class::isInstance);
    }
}

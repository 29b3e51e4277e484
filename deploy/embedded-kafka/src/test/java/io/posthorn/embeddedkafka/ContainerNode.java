package io.posthorn.embeddedkafka;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/// A node in a container, with the embedded node's settings as far as they are not about its place.
final class ContainerNode implements TestNode {

    private static final int CLIENT_PORT = 9092;
    private static final List<String> SET_BY_THE_IMAGE =
            List.of("process.", "node.", "controller.", "inter.broker.", "listener.", "metric.");

    private final KafkaContainer container;

    ContainerNode() {
        // A fixed port of the host: Docker would choose another one on each start.
        int port = new LoopbackPorts(RandomGenerator.getDefault()).free();
        container = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion()).withEnv(environment());
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, CLIENT_PORT)));
        container.start();
    }

    static boolean isPossible() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void start() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        awaitAnswer();
    }

    @Override
    public void stop() {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void delete() {
        container.stop();
    }

    private void awaitAnswer() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.describeCluster().nodes().get();
        } catch (ExecutionException silent) {
            throw new IllegalStateException("no answer from Kafka at " + bootstrapServers(), silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka started", interrupted);
        }
    }

    static Map<String, String> environment() {
        Properties settings = NodeSettings.fixed();
        return settings.stringPropertyNames().stream()
                .filter(name -> SET_BY_THE_IMAGE.stream().noneMatch(name::startsWith))
                .collect(Collectors.toMap(ContainerNode::variable, settings::getProperty));
    }

    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}

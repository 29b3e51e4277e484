package io.posthorn.dispatcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.posthorn.common.egress.AddressPolicy;
import io.posthorn.common.secret.SecretSeal;
import io.posthorn.common.topic.TopicProvision;
import io.posthorn.dispatcher.deliver.DeliveryWorker;
import io.posthorn.dispatcher.deliver.EventLoops;
import io.posthorn.dispatcher.deliver.KnownEndpoints;
import io.posthorn.dispatcher.directory.Directory;
import io.posthorn.dispatcher.fanout.FanOutWorker;
import io.posthorn.dispatcher.kafka.Clients;
import io.posthorn.dispatcher.metric.Meters;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes accepted events to their endpoints: directory, fan-out and delivery, on one Kafka cluster. Any number may run
/// side by side.
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Admin admin;
    private final Directory directory;
    private final EventLoops loops;
    private final FanOutWorker fanOut;
    private final DeliveryWorker delivery;

    private Dispatcher(DispatcherConfig config, Admin admin, List<TopicPartition> endpoints, Surroundings around) {
        Clients clients = new Clients(config.bootstrap());
        Meters meters = new Meters(around.registry());
        InstantSource clock = around.clock();
        this.admin = admin;
        this.directory = new Directory(clients::reader, endpoints);
        this.loops = new EventLoops(config.worker().eventLoops(), outbound(config), clock);
        this.fanOut = new FanOutWorker(clients, config.plan(), directory, clock, meters);
        KnownEndpoints known = new KnownEndpoints(directory, directory.barrier(), admin);
        this.delivery =
                loops.worker(new DeliveryWorker.Kit(clients, config.plan(), known, meters, clock), config.worker());
        meters.gauge("posthorn.directory.endpoints", directory::size);
    }

    private record Surroundings(MeterRegistry registry, InstantSource clock) {}

    /// Makes the topics that are missing, reads the directory, and begins to consume.
    public static Dispatcher start(DispatcherConfig config, MeterRegistry registry, InstantSource clock)
            throws InterruptedException, ExecutionException {
        Admin admin = new Clients(config.bootstrap()).admin();
        new TopicProvision(admin).ensure(config.plan());
        Dispatcher dispatcher = new Dispatcher(
                config,
                admin,
                partitions(admin, config.plan().topics().endpoints()),
                new Surroundings(registry, clock));
        dispatcher.directory.start().get();
        dispatcher.fanOut.start();
        dispatcher.delivery.start();
        LOG.info("Dispatcher started, {} endpoints known", dispatcher.directory.size());
        return dispatcher;
    }

    /// True when the endpoints are known and both consumers are members of their groups and poll.
    public boolean consuming() {
        return directory.isLoaded() && fanOut.consuming() && delivery.consuming();
    }

    /// Stops taking on, finishes what is under way for up to 25 s, commits, and leaves the groups.
    @Override
    public void close() {
        Thread fanOutCloser = Thread.ofPlatform().name("posthorn-fan-out-close").start(fanOut::close);
        delivery.close();
        try {
            fanOutCloser.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        directory.close();
        loops.close();
        admin.close();
        LOG.info("Dispatcher stopped");
    }

    private static EventLoops.Outbound outbound(DispatcherConfig config) {
        return new EventLoops.Outbound(
                new SecretSeal(config.masterKeys(), new SecureRandom()),
                new AddressPolicy(config.egress()),
                Version.TEXT);
    }

    private static List<TopicPartition> partitions(Admin admin, String topic)
            throws InterruptedException, ExecutionException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(described -> described.partitions().stream()
                        .map(partition -> new TopicPartition(topic, partition.partition())))
                .toList();
    }
}

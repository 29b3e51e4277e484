package io.posthorn.dispatcher.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.posthorn.common.topic.TopicPlan;
import io.posthorn.common.topic.TopicProvision;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.Dispatcher;
import io.posthorn.dispatcher.DispatcherConfig;
import io.posthorn.dispatcher.kafka.Clients;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// The dispatcher of this application: starts with it, drains when it stops.
@Singleton
final class RunningDispatcher implements ApplicationEventListener<StartupEvent> {
    private final ClusterSettings cluster;
    private final OutwardSettings outward;
    private final WorkerSettings worker;
    private final MeterRegistry registry;
    private volatile Optional<Dispatcher> running = Optional.empty();

    RunningDispatcher(ClusterSettings cluster, OutwardSettings outward, WorkerSettings worker, MeterRegistry registry) {
        this.cluster = cluster;
        this.outward = outward;
        this.worker = worker;
        this.registry = registry;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        try {
            running = Optional.of(Dispatcher.start(config(), registry, InstantSource.system()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the dispatcher started", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dispatcher cannot start at kafka.bootstrap " + cluster.bootstrap(), e);
        }
    }

    boolean consuming() {
        return running.map(Dispatcher::consuming).orElse(false);
    }

    @PreDestroy
    void close() {
        running.ifPresent(Dispatcher::close);
    }

    private DispatcherConfig config() throws InterruptedException, ExecutionException {
        TopicPlan plan = new TopicPlan(
                new Topics(cluster.prefix()), outward.ladder(), cluster.partitions(), replication(), cluster.flush());
        return new DispatcherConfig(cluster.bootstrap(), plan, outward.egress(), outward.masterKeys(), worker.config());
    }

    private short replication() throws InterruptedException, ExecutionException {
        try (Admin admin = new Clients(cluster.bootstrap()).admin()) {
            return new TopicProvision(admin).replication(cluster.replication());
        }
    }
}

package io.posthorn.api.health;

import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/// Whether the log answers, and has its topics.
@Singleton
@Readiness
final class BrokerProbe extends Probe {
    private final Admin admin;
    private final Topics topics;

    BrokerProbe(Admin admin, Topics topics, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        super("broker", blocking);
        this.admin = admin;
        this.topics = topics;
    }

    @Override
    void ask() throws InterruptedException, ExecutionException, TimeoutException {
        admin.describeTopics(List.of(topics.events(), topics.endpoints()))
                .allTopicNames()
                .get(2, TimeUnit.SECONDS);
    }
}

package io.posthorn.api.kafka;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import io.posthorn.common.topic.TopicPlan;
import io.posthorn.common.topic.TopicProvision;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// Makes the topics before anyone is served, and before all else that begins with the application.
@Singleton
public final class TopicsAtStart implements ApplicationEventListener<StartupEvent>, Ordered {
    public static final int ORDER = HIGHEST_PRECEDENCE;

    private final KafkaConfig kafka;
    private final RetryConfig retry;
    private final Topics topics;
    private final Admin admin;
    private final LogProducer producer;

    TopicsAtStart(KafkaConfig kafka, RetryConfig retry, Topics topics, Admin admin, LogProducer producer) {
        this.kafka = kafka;
        this.retry = retry;
        this.topics = topics;
        this.admin = admin;
        this.producer = producer;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        try {
            TopicProvision provision = new TopicProvision(admin);
            short replication = provision.replication(kafka.replication());
            provision.ensure(new TopicPlan(topics, retry.ladder(), kafka.partitions(), replication, kafka.flush()));
            producer.learnTopics();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the topics", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be made at kafka.bootstrap " + kafka.bootstrap(), e);
        }
    }
}

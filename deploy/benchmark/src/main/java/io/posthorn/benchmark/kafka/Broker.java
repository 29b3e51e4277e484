package io.posthorn.benchmark.kafka;

import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.topic.TopicPlan;
import io.posthorn.common.topic.TopicProvision;
import io.posthorn.common.topic.Topics;
import io.posthorn.embeddedkafka.EmbeddedKafka;
import io.posthorn.embeddedkafka.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/// The embedded broker in this process, set up as the standalone start sets it up: it flushes to the disk before it
/// acknowledges.
public final class Broker implements AutoCloseable {
    private static final RetryLadder LADDER = RetryLadder.parse(RetryLadder.USUAL);
    static final int PARTITIONS = 6;

    private final EmbeddedKafka kafka;
    private final Admin admin;

    private Broker(EmbeddedKafka kafka) {
        this.kafka = kafka;
        this.admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    /// Starts on any port.
    ///
    /// @param data folder of the log
    public static Broker start(Path data) {
        return new Broker(EmbeddedKafka.start(new EmbeddedKafkaConfig(data, 0)));
    }

    /// Makes the topics under a prefix.
    public TopicPlan provide(Topics topics) throws InterruptedException {
        TopicPlan plan = plan(topics);
        try {
            new TopicProvision(admin).ensure(plan);
        } catch (ExecutionException e) {
            throw new IllegalStateException("no topics under " + topics.prefix(), e);
        }
        return plan;
    }

    /// The topics that a benchmark uses under a prefix.
    public static TopicPlan plan(Topics topics) {
        return new TopicPlan(topics, LADDER, PARTITIONS, (short) 1, true);
    }

    public String bootstrap() {
        return kafka.bootstrapServers();
    }

    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close();
        kafka.close();
    }
}

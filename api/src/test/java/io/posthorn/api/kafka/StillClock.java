package io.posthorn.api.kafka;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;

/// An API in which nothing goes because five milliseconds are over.
@Factory
@Requires(property = StillClock.PROPERTY)
public final class StillClock {
    public static final String PROPERTY = "test.clock-stands-still";

    @Singleton
    @Bean(preDestroy = "close")
    @Replaces(LogProducer.class)
    LogProducer logProducer(KafkaConfig config, Topics topics) {
        return new LogProducer(config, topics, () -> 0);
    }
}

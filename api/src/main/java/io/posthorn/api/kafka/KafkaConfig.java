package io.posthorn.api.kafka;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/// Where the log is and how its topics are made.
///
/// @param bootstrap addresses of brokers, joined by commas
/// @param prefix of every topic and group
/// @param partitions of each topic that is made
/// @param replication copies of each partition; absent means 3, or as many as there are brokers
/// @param flush have topics made that bring records to the disk before they are acknowledged, and the journal
///     soon after: for one broker alone
@ConfigurationProperties("posthorn.kafka")
public record KafkaConfig(
        String bootstrap,
        @Bindable(defaultValue = "posthorn.") String prefix,
        @Bindable(defaultValue = "6") int partitions,
        @Nullable Short replication,
        @Bindable(defaultValue = "false") boolean flush) {
    public KafkaConfig {
        if (bootstrap.isBlank()) {
            throw new IllegalArgumentException("POSTHORN_KAFKA must name a broker, such as 127.0.0.1:9092");
        }
    }
}

package io.posthorn.api.kafka;

import static java.util.Map.entry;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Secondary;
import io.posthorn.common.topic.SoonClosedAdmin;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Kafka's own clients, as the API sets them up. Secondary, so that the API can share a context with others.
@Factory
final class KafkaClients {
    /// One request is under way at a time, so whatever came meanwhile should fit the next one.
    private static final int BATCH_BYTES = 256 * 1024;

    @Singleton
    @Secondary
    Topics topics(KafkaConfig config) {
        return new Topics(config.prefix());
    }

    @Singleton
    @Secondary
    @Bean(preDestroy = "close")
    Admin admin(KafkaConfig config) {
        return new SoonClosedAdmin(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                config.bootstrap(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "posthorn-api"));
    }

    /// Not shared: each who reads much has one of its own.
    @Prototype
    @Bean(preDestroy = "close")
    LogReader logReader(KafkaConfig config) {
        return new LogReader(config);
    }

    /// Answers soon, one way or the other: a caller waits for every acknowledgement. It keeps what it knows of the
    /// cluster through an outage: asking anew would block whoever sends.
    static Producer<byte[], byte[]> producer(KafkaConfig config) {
        return new KafkaProducer<>(
                Map.ofEntries(
                        entry(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none"),
                        entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap()),
                        entry(ProducerConfig.CLIENT_ID_CONFIG, "posthorn-api"),
                        entry(ProducerConfig.ACKS_CONFIG, "all"),
                        entry(ProducerConfig.LINGER_MS_CONFIG, "0"),
                        entry(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES)),
                        entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1"),
                        entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, "2000"),
                        entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000"),
                        entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000"),
                        entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(2 * 1024 * 1024)),
                        entry(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(LogProducer.BUFFER_BYTES))),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}

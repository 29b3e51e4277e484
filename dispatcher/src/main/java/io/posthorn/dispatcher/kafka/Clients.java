package io.posthorn.dispatcher.kafka;

import io.posthorn.common.topic.SoonClosedAdmin;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Makes the dispatcher's Kafka clients for one cluster.
public final class Clients {
    /// How long a member of a group waits in poll. Short, because what is acknowledged meanwhile is committed only
    /// after it.
    public static final Duration POLL = Duration.ofMillis(10);

    private static final int MIB = 1024 * 1024;
    private static final int BATCH_BYTES = MIB / 2;

    /// Short, because a partition that was just resumed is fetched only after the fetch that is under way.
    private static final Duration FETCH_WAIT = Duration.ofMillis(50);

    /// Of one that pauses nothing: what is new ends the wait, and a fetch that finds nothing costs a request.
    private static final Duration READER_FETCH_WAIT = Duration.ofMillis(200);

    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final String bootstrap;

    public Clients(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    public Admin admin() {
        return new SoonClosedAdmin(Map.of("bootstrap.servers", bootstrap));
    }

    /// Reads partitions that it is told, and commits nothing.
    public Consumer<byte[], byte[]> reader() {
        Map<String, Object> settings = consumer(READER_FETCH_WAIT);
        // All that a fetch brought: a partition of which some is left would not be in the next fetch, and wait for it.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.MAX_VALUE);
        return new KafkaConsumer<>(settings);
    }

    /// A member of a group. The broker assigns by range, so that one member owns the same partition numbers on every
    /// topic.
    public Consumer<byte[], byte[]> member(String group, int recordsPerPoll) {
        Map<String, Object> settings = consumer(FETCH_WAIT);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CONSUMER.name());
        settings.put(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsPerPoll);
        return new KafkaConsumer<>(settings);
    }

    /// A producer that never gives up on a record: what waits for a broker is written when it is back (law 2).
    ///
    /// @param linger how long records wait for company
    /// @param bufferBytes what may wait in memory
    /// @param topics that it will write to; it knows them from the start, so that no send has to wait for that
    public Producer<byte[], byte[]> producer(Duration linger, long bufferBytes, Stream<String> topics) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, linger.toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * MIB);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // What is known of the cluster is kept through an outage: asking anew would make an event loop wait.
        settings.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        // A topic that was long unused must not make an event loop wait for its metadata.
        settings.put(
                ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(3650).toMillis());
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            topics.forEach(producer::partitionsFor);
            return producer;
        } catch (KafkaException e) {
            close(producer);
            throw e;
        }
    }

    /// Memory of the batches that a producer has begun: one for each partition, however little is in it.
    public static long begunBatches(long partitions) {
        return partitions * BATCH_BYTES;
    }

    /// True when the consumer has joined its group.
    public static boolean isMember(Consumer<byte[], byte[]> consumer) {
        return consumer.groupMetadata().generationId() > 0;
    }

    /// Leaves the group, then writes what still waits.
    public static void close(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
        try {
            close(consumer);
        } finally {
            close(producer);
        }
    }

    /// Leaves the group, without a commit. Kafka's own waits half a minute for a broker that does not answer.
    public static void close(Consumer<byte[], byte[]> consumer) {
        consumer.close(CloseOptions.timeout(CLOSE));
    }

    /// Writes what still waits, as far as the broker answers soon.
    public static void close(Producer<byte[], byte[]> producer) {
        producer.close(CLOSE);
    }

    private Map<String, Object> consumer(Duration fetchWait) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(fetchWait.toMillis()));
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MIB);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * MIB);
        return settings;
    }
}

package io.posthorn.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.posthorn.common.egress.EgressAllowList;
import io.posthorn.common.endpoint.DeliverySettings;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.endpoint.SigningSecrets;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.event.Event;
import io.posthorn.common.event.EventType;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.record.EventRecords;
import io.posthorn.common.record.JsonCodec;
import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.retry.RetryPolicy;
import io.posthorn.common.secret.MasterKey;
import io.posthorn.common.secret.Secret;
import io.posthorn.common.secret.SecretSeal;
import io.posthorn.common.signature.SignatureScheme;
import io.posthorn.common.topic.TopicPlan;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.deliver.WorkerConfig;
import io.posthorn.embeddedkafka.TestKafka;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/// Dispatchers on topics of their own, with what stands around them: endpoints, events, the journal.
final class House implements AutoCloseable {
    static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    final Topics topics;
    private final String bootstrap;
    private final String masterKey = MasterKey.generate(new SecureRandom());
    private final SecretSeal seal = new SecretSeal(List.of(MasterKey.parse(masterKey)), new SecureRandom());
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Dispatcher> dispatchers = new ArrayList<>();

    House(TestKafka kafka) {
        this.topics = new Topics(kafka.uniquePrefix());
        this.bootstrap = kafka.bootstrapServers();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(20));
    }

    Dispatcher dispatcher() throws InterruptedException, ExecutionException {
        DispatcherConfig config = config(bootstrap, topics, MasterKey.parse(masterKey), WorkerConfig.DEFAULT);
        Dispatcher started = Dispatcher.start(config, new SimpleMeterRegistry(), InstantSource.system());
        dispatchers.add(started);
        await().until(started::consuming);
        return started;
    }

    /// A dispatcher like the others, in a JVM of its own.
    ChildDispatcher childDispatcher() throws IOException {
        return ChildDispatcher.start(bootstrap, topics.prefix(), masterKey);
    }

    static DispatcherConfig config(String bootstrap, Topics topics, MasterKey masterKey, WorkerConfig worker) {
        TopicPlan plan = new TopicPlan(topics, RetryLadder.parse("200ms,500ms"), 3, (short) 1, false);
        return new DispatcherConfig(bootstrap, plan, EgressAllowList.parse("127.0.0.0/8"), List.of(masterKey), worker);
    }

    /// An active endpoint of the default project for every event type, retried after 200 ms and 500 ms.
    EndpointBuilder endpoint(String url) {
        return new EndpointBuilder(url);
    }

    final class EndpointBuilder {
        private final EndpointId id = Samples.IDS.endpoint();
        private final String url;
        private long version;
        private EndpointStatus status = EndpointStatus.ACTIVE;
        private Duration timeout = Duration.ofSeconds(15);
        private String filter = "*";

        private EndpointBuilder(String url) {
            this.url = url;
        }

        EndpointId id() {
            return id;
        }

        EndpointBuilder only(EventType type) {
            filter = type.value();
            return this;
        }

        EndpointBuilder timeout(Duration next) {
            timeout = next;
            return this;
        }

        /// Puts its snapshot into the endpoints topic.
        EndpointBuilder register() {
            version++;
            Endpoint endpoint = new Endpoint(
                    id,
                    version,
                    Samples.PROJECT,
                    url,
                    new EventTypeFilter(List.of(filter)),
                    SignatureScheme.STANDARD,
                    status,
                    SigningSecrets.only(seal.seal(SECRET, DefaultScope.TENANT, id)),
                    null,
                    new DeliverySettings(RetryPolicy.parse("200ms,500ms"), timeout, 64, null, false));
            send(JsonCodec.ENDPOINTS.record(topics.endpoints(), id.value(), endpoint));
            return this;
        }

        void become(EndpointStatus next) {
            status = next;
            register();
        }

        void delete() {
            send(new ProducerRecord<>(topics.endpoints(), id.value().getBytes(UTF_8), null));
        }
    }

    /// Publishes an event of the default project.
    EventId publish(String body) {
        return publish(Samples.ORDER_PAID, body, null);
    }

    EventId publish(EventType type) {
        return publish(type, "{}", null);
    }

    EventId publishExpiringAt(Instant expiresAt) {
        return publish(Samples.ORDER_PAID, "{}", expiresAt);
    }

    private EventId publish(EventType type, String body, @Nullable Instant expiresAt) {
        Event event = new Event(
                Samples.IDS.event(),
                type,
                Samples.PROJECT,
                "/test",
                Instant.now(),
                Event.JSON,
                null,
                null,
                expiresAt,
                null,
                body.getBytes(UTF_8));
        send(EventRecords.of(topics.events(), event));
        return event.id();
    }

    void send(ProducerRecord<byte[], byte[]> made) {
        try {
            producer.send(made).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All facts that the journal holds now.
    List<Fact> journal() {
        return records(topics.journal()).stream()
                .map(consumed -> JsonCodec.FACTS.decode(consumed).orElseThrow())
                .toList();
    }

    <F extends Fact> List<F> journal(Class<F> kind) {
        return journal().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// All records that a topic holds now. Closing waits for the fetch that is under way, hence its short wait.
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest", "fetch.max.wait.ms", "20"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    @Override
    public void close() {
        dispatchers.forEach(Dispatcher::close);
        producer.close();
    }
}

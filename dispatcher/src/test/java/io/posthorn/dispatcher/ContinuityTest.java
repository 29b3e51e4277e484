package io.posthorn.dispatcher;

import static io.posthorn.dispatcher.House.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.record.DeliveryRecords;
import io.posthorn.common.record.JsonCodec;
import io.posthorn.dispatcher.WebhookReceiver.Received;
import io.posthorn.embeddedkafka.TestKafka;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nothing is lost, whatever stops half-way.
final class ContinuityTest {
    private static final int EVENTS = 400;

    private final WebhookReceiver receiver = new WebhookReceiver();

    ContinuityTest() throws Exception {}

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void workersThatComeAndGoLoseAndDoubleNothing() throws Exception {
        try (House house = new House(TestKafka.shared())) {
            Dispatcher first = house.dispatcher();
            tenEndpoints(house);
            Set<String> published = publish(house, EVENTS);

            Dispatcher second = house.dispatcher();
            published.addAll(publish(house, EVENTS));
            first.close();
            published.addAll(publish(house, EVENTS));

            awaitDelivered(published);
            assertThat(second.consuming()).isTrue();
            assertThat(received()).hasSize(10 * 3 * EVENTS);
        }
    }

    @Test
    void brokerThatStopsAndComesBackCostsNothing() throws Exception {
        try (TestKafka kafka = TestKafka.own();
                House house = new House(kafka)) {
            house.dispatcher();
            tenEndpoints(house);
            Set<String> published = publish(house, EVENTS);

            kafka.stop();
            kafka.start();
            published.addAll(publish(house, EVENTS));

            awaitDelivered(published);
            await().until(() -> house.journal(Fact.Attempted.class).stream()
                            .map(fact -> fact.ref().id())
                            .distinct()
                            .count()
                    == 10 * 2 * EVENTS);
        }
    }

    @Test
    void killedWorkerIsContinuedWithOnlyWhatWasUnderWayRepeated() throws Exception {
        try (House house = new House(TestKafka.shared())) {
            Set<String> published;
            try (ChildDispatcher child = house.childDispatcher()) {
                tenEndpoints(house);
                published = publish(house, EVENTS);
                await().until(() -> received().size() > EVENTS);
                child.kill();
            }

            house.dispatcher();

            awaitDelivered(published);
            assertThat(received()).hasSizeLessThan(10 * EVENTS + 10 * 64 + 2_000);
        }
    }

    /// The broker takes the deliveries of an event and refuses the fact that follows them.
    @Test
    void fanOutThatFailsHalfWayCommitsNothingAndMakesTheSameDeliveriesAgain() throws Exception {
        try (House house = new House(TestKafka.shared());
                Admin admin = admin()) {
            house.dispatcher();
            EndpointId one = house.endpoint(receiver.answering("/one", _ -> 200))
                    .register()
                    .id();
            EndpointId two = house.endpoint(receiver.answering("/two", _ -> 200))
                    .register()
                    .id();
            limitRecords(admin, house.topics.journal(), 100);
            await().until(() -> refuses(house, aFact()));

            EventId event = house.publish("{}");

            Set<DeliveryId> expected = Set.of(DeliveryId.of(event, one), DeliveryId.of(event, two));
            await().until(() -> deliveries(house).size() >= 2 * expected.size());
            assertThat(committedByFanOut(admin, house)).isZero();
            assertThat(house.journal(Fact.FannedOut.class)).isEmpty();

            limitRecords(admin, house.topics.journal(), 1024 * 1024);

            await().until(() -> committedByFanOut(admin, house) == 1);
            assertThat(Set.copyOf(deliveries(house))).isEqualTo(expected);
            assertThat(house.journal(Fact.FannedOut.class))
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.deliveries())
                            .extracting(Fact.Matched::delivery)
                            .containsExactlyInAnyOrderElementsOf(expected));
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()));
    }

    private static void limitRecords(Admin admin, String topic, int bytes) throws Exception {
        ConfigEntry limit = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static Fact aFact() {
        return new Fact.Ended(
                Samples.aDeliveryRef(), new Fact.Decision.Discarded(DiscardReason.EXPIRED), 0, Instant.now());
    }

    private static boolean refuses(House house, Fact fact) {
        try {
            house.send(JsonCodec.FACTS.record(house.topics.journal(), fact.key(), fact));
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static List<DeliveryId> deliveries(House house) {
        return house.records(house.topics.deliveries()).stream()
                .map(consumed -> DeliveryRecords.read(consumed).ref().id())
                .toList();
    }

    private static long committedByFanOut(Admin admin, House house) throws Exception {
        return admin
                .listConsumerGroupOffsets(house.topics.fanOutGroup())
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .filter(Objects::nonNull)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    private void tenEndpoints(House house) {
        IntStream.range(0, 10)
                .mapToObj(i -> receiver.answering("/e" + i, _ -> 200))
                .forEach(url -> house.endpoint(url).register());
    }

    private static Set<String> publish(House house, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> house.publish("{\"number\":" + i + "}").value())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void awaitDelivered(Set<String> published) {
        for (int i = 0; i < 10; i++) {
            String path = "/e" + i;
            await().untilAsserted(() -> assertThat(receiver.at(path).stream()
                            .map(request -> request.header("webhook-id"))
                            .collect(Collectors.toSet()))
                    .isEqualTo(published));
        }
    }

    private List<Received> received() {
        return IntStream.range(0, 10)
                .mapToObj(i -> receiver.at("/e" + i))
                .flatMap(List::stream)
                .toList();
    }
}

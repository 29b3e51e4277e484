package io.posthorn.dispatcher;

import static io.posthorn.dispatcher.House.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeferReason;
import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.Fact.Decision;
import io.posthorn.common.record.DeliveryRecords;
import io.posthorn.dispatcher.WebhookReceiver.Received;
import io.posthorn.embeddedkafka.TestKafka;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
    private final House house = new House(TestKafka.shared());
    private final WebhookReceiver receiver = new WebhookReceiver();

    DeliveryTest() throws Exception {}

    /// The receiver first: it lets go what hangs, which the dispatcher would wait for.
    @AfterEach
    void close() {
        receiver.close();
        house.close();
    }

    @Test
    void eventReachesItsEndpointSignedAndIsToldInTheJournal() throws Exception {
        house.dispatcher();
        house.endpoint(receiver.answering("/ok", _ -> 200)).register();

        EventId event = house.publish("{\"paid\":true}");

        await().until(() -> receiver.at("/ok").size() == 1);
        Received request = receiver.at("/ok").getFirst();
        assertThat(request.header("webhook-id")).isEqualTo(event.value());
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("user-agent")).matches("Posthorn/[0-9.]+");
        new Webhook(House.SECRET.reveal()).verify(new String(request.body(), UTF_8), headersOf(request));
        await().untilAsserted(() -> assertThat(house.journal(Fact.Attempted.class))
                .singleElement()
                .extracting(Fact.Attempted::decision)
                .isEqualTo(new Decision.Delivered()));
        assertThat(house.journal(Fact.FannedOut.class)).hasSize(1);
    }

    @Test
    void failingReceiverClimbsTheTiersThenBecomesADeadLetter() throws Exception {
        house.dispatcher();
        var endpoint = house.endpoint(receiver.answering("/bad", _ -> 500)).register();

        EventId event = house.publish("{}");

        await().until(() -> house.records(house.topics.deadLetters()).size() == 1);
        assertThat(receiver.at("/bad"))
                .hasSize(3)
                .allMatch(request -> request.header("webhook-id").equals(event.value()));
        await().until(() -> house.journal(Fact.Attempted.class).size() == 3);
        List<Fact.Attempted> attempts = house.journal(Fact.Attempted.class);
        assertThat(attempts).extracting(fact -> fact.attempt().number()).containsExactly(1, 2, 3);
        assertThat(attempts)
                .allMatch(fact ->
                        !fact.attempt().startedAt().isBefore(fact.attempt().dueAt()));
        assertThat(attempts.getLast().decision())
                .isInstanceOfSatisfying(
                        Decision.Dead.class, dead -> assertThat(dead.reason()).isEqualTo(DeadReason.EXHAUSTED));
        Delivery dead =
                DeliveryRecords.read(house.records(house.topics.deadLetters()).getFirst());
        assertThat(dead.ref().endpoint()).isEqualTo(endpoint.id());
        assertThat(dead.progress().attempts()).isEqualTo(3);
    }

    @Test
    void retryThatSucceedsSettlesTheDelivery() throws Exception {
        house.dispatcher();
        house.endpoint(receiver.answering("/flaky", number -> number == 1 ? 503 : 204))
                .register();

        house.publish("{}");

        await().until(() -> house.journal(Fact.Attempted.class).size() == 2);
        assertThat(house.journal(Fact.Attempted.class).getLast().decision()).isEqualTo(new Decision.Delivered());
        assertThat(house.records(house.topics.deadLetters())).isEmpty();
    }

    @Test
    void goneReceiverEndsTheDeliveryAtOnce() throws Exception {
        house.dispatcher();
        house.endpoint(receiver.answering("/gone", _ -> 410)).register();

        house.publish("{}");

        await().until(() -> house.journal(Fact.Attempted.class).size() == 1);
        assertThat(house.journal(Fact.Attempted.class).getFirst().decision())
                .isInstanceOfSatisfying(
                        Decision.Dead.class, dead -> assertThat(dead.reason()).isEqualTo(DeadReason.GONE));
    }

    @Test
    void hangingEndpointDoesNotHoldUpAnother() throws Exception {
        house.dispatcher();
        house.endpoint(receiver.hanging("/hanging")).register();
        house.endpoint(receiver.answering("/fast", _ -> 200)).register();

        for (int i = 0; i < 300; i++) {
            house.publish("{\"number\":" + i + "}");
        }

        await().until(() -> receiver.at("/fast").size() == 300);
        assertThat(receiver.at("/hanging")).hasSizeLessThanOrEqualTo(64);
        await().until(() -> !house.journal(Fact.Deferred.class).isEmpty());
        assertThat(house.journal(Fact.Deferred.class)).allMatch(fact -> fact.reason() == DeferReason.BUSY);
    }

    @Test
    void pausedEndpointGetsItsDeliveriesOnceItIsResumed() throws Exception {
        house.dispatcher();
        var endpoint = house.endpoint(receiver.answering("/paused", _ -> 200));
        endpoint.become(EndpointStatus.PAUSED);
        house.publish("{}");
        await().until(() -> house.journal(Fact.Deferred.class).size() >= 3);
        assertThat(receiver.at("/paused")).isEmpty();

        endpoint.become(EndpointStatus.ACTIVE);

        await().until(() -> house.journal(Fact.Attempted.class).size() == 1);
        assertThat(receiver.at("/paused")).hasSize(1);
        assertThat(house.journal(Fact.Attempted.class).getFirst().attempt().number())
                .isEqualTo(1);
    }

    @Test
    void pendingDeliveryOfADisabledEndpointBecomesADeadLetter() throws Exception {
        house.dispatcher();
        var endpoint = house.endpoint(receiver.answering("/disabled", _ -> 200));
        endpoint.become(EndpointStatus.PAUSED);
        house.publish("{}");
        await().until(() -> !house.journal(Fact.Deferred.class).isEmpty());

        endpoint.become(EndpointStatus.DISABLED);

        await().until(() -> house.journal(Fact.Ended.class).size() == 1);
        assertThat(house.journal(Fact.Ended.class).getFirst().decision())
                .isInstanceOfSatisfying(
                        Decision.Dead.class, dead -> assertThat(dead.reason()).isEqualTo(DeadReason.ENDPOINT_DISABLED));
        assertThat(house.records(house.topics.deadLetters())).hasSize(1);
        assertThat(receiver.at("/disabled")).isEmpty();
    }

    @Test
    void pendingDeliveryOfADeletedEndpointIsDiscarded() throws Exception {
        house.dispatcher();
        var endpoint = house.endpoint(receiver.answering("/deleted", _ -> 200));
        endpoint.become(EndpointStatus.PAUSED);
        house.publish("{}");
        await().until(() -> !house.journal(Fact.Deferred.class).isEmpty());

        endpoint.delete();

        await().until(() -> house.journal(Fact.Ended.class).size() == 1);
        assertThat(house.journal(Fact.Ended.class).getFirst().decision())
                .isEqualTo(new Decision.Discarded(DiscardReason.ENDPOINT_DELETED));
        assertThat(house.records(house.topics.deadLetters())).isEmpty();
    }

    @Test
    void expiredDeliveryIsDiscarded() throws Exception {
        house.dispatcher();
        house.endpoint(receiver.answering("/late", _ -> 200)).register();

        house.publishExpiringAt(Instant.EPOCH);

        await().until(() -> house.journal(Fact.Ended.class).size() == 1);
        assertThat(house.journal(Fact.Ended.class).getFirst().decision())
                .isEqualTo(new Decision.Discarded(DiscardReason.EXPIRED));
        assertThat(receiver.at("/late")).isEmpty();
    }

    @Test
    void malformedRecordsBecomeDeadLettersAndStopNothing() throws Exception {
        house.dispatcher();
        house.endpoint(receiver.answering("/ok", _ -> 200)).register();
        house.send(new ProducerRecord<>(house.topics.events(), "no event".getBytes(UTF_8)));
        house.send(
                new ProducerRecord<>(house.topics.deliveries(), "key".getBytes(UTF_8), "no delivery".getBytes(UTF_8)));
        house.send(
                new ProducerRecord<>(house.topics.endpoints(), "key".getBytes(UTF_8), "no endpoint".getBytes(UTF_8)));

        house.publish("{}");

        await().until(() -> receiver.at("/ok").size() == 1);
        await().until(() -> house.journal(Fact.Malformed.class).size() == 1);
        await().until(() -> house.records(house.topics.deadLetters()).size() == 2);
    }

    @Test
    void registrationsAndDeletionsCountFromTheMomentTheyAreMade() throws Exception {
        house.dispatcher();

        for (int i = 0; i < 30; i++) {
            String path = "/new" + i;
            EventType type = new EventType("type." + i);
            var endpoint = house.endpoint(receiver.answering(path, _ -> 200))
                    .only(type)
                    .register();
            house.publish(type);
            await().until(() -> receiver.at(path).size() == 1);
            endpoint.delete();
            house.publish(type);
        }

        await().until(() -> house.journal(Fact.FannedOut.class).size() == 60);
        assertThat(house.journal(Fact.FannedOut.class).stream()
                        .filter(fact -> fact.deliveries().isEmpty()))
                .hasSize(30);
        assertThat(house.journal(Fact.Ended.class)).isEmpty();
    }

    private static HttpHeaders headersOf(Received request) {
        Map<String, List<String>> headers = request.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return HttpHeaders.of(headers, (_, _) -> true);
    }
}

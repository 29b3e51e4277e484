package io.posthorn.dispatcher;

import static io.posthorn.dispatcher.House.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.journal.Fact;
import io.posthorn.dispatcher.WebhookReceiver.Received;
import io.posthorn.embeddedkafka.TestKafka;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

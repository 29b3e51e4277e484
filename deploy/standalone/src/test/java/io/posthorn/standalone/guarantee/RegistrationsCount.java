package io.posthorn.standalone.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.standalone.receiver.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Law 5: an event accepted after a registration was answered reaches the new endpoint; one accepted after a deletion
/// was answered does not reach the deleted one.
final class RegistrationsCount {
    private static final Duration DEADLINE = Duration.ofSeconds(90);
    private static final String EVENT_TYPE = "law5.happened";

    private final World world;
    private final List<Newcomer> newcomers = new ArrayList<>();

    RegistrationsCount(World world) {
        this.world = world;
    }

    /// An endpoint, and the event that was published right after it was registered.
    private record Newcomer(String path, String endpoint, String event) {}

    /// Every newcomer must receive the event that follows its registration.
    void check(int times) {
        for (int i = 0; i < times; i++) {
            newcomers.add(registerAndPublish(i));
        }
        await("each newcomer received its first event")
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(newcomers).allMatch(this::received));
        Say.line("%d registrations counted for the event right after them".formatted(times));
        List<String> afterwards = newcomers.stream().map(this::deleteAndPublish).toList();
        for (int i = 0; i < times; i++) {
            assertNotReached(newcomers.get(i), afterwards.get(i));
        }
        Say.line("%d deletions counted for the event right after them".formatted(times));
    }

    /// Each endpoint has an event type of its own, so that what it receives is what it must.
    private Newcomer registerAndPublish(int number) {
        String path = "/law5/" + number;
        String url = world.receiver().behave(path, new Behaviour.Takes());
        String endpoint = world.posthorn()
                .register(Registration.of(url, EVENT_TYPE + number))
                .id();
        return new Newcomer(path, endpoint, world.posthorn().publish(EVENT_TYPE + number, number));
    }

    private boolean received(Newcomer newcomer) {
        return world.receiver().receipts().timesTaken(newcomer.path(), newcomer.event()) > 0;
    }

    private String deleteAndPublish(Newcomer newcomer) {
        world.posthorn().deleteEndpoint(newcomer.endpoint());
        return world.posthorn().publish(EVENT_TYPE + newcomers.indexOf(newcomer), 0);
    }

    /// Decided, not merely not yet arrived: the event is known and has no delivery.
    private void assertNotReached(Newcomer newcomer, String event) {
        await("fan-out of " + event)
                .atMost(DEADLINE)
                .pollDelay(Duration.ZERO)
                .until(() -> world.posthorn().get("/v1/events/" + event).status() == 200);
        JsonNode deliveries =
                world.posthorn().get("/v1/events/" + event).expect(200).path("deliveries");
        assertThat(deliveries).as("deliveries of %s", event).isEmpty();
        assertThat(world.receiver().receipts().attemptsOf(newcomer.path(), event))
                .isZero();
    }
}

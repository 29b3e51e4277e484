package io.posthorn.standalone.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Law 3: every accepted event × matching endpoint ends as exactly one of delivered and dead, none missing; repeated
/// only what was in flight; signed; and the books say the same.
final class AcceptedEventsEnd implements Guarantee {
    private static final Duration DRAIN_DEADLINE = Duration.ofMinutes(3);

    private final int events;
    private final int endpoints;
    private final long mostTakenAgain;
    private final String eventType;
    private final Publishers publishers;
    private final List<Target> targets = new ArrayList<>();
    private Books before = Books.EMPTY;
    private long takenAgainBefore;

    /// A load of events that all match all endpoints.
    ///
    /// @param mostTakenAgain how many deliveries may be taken more than once
    AcceptedEventsEnd(String name, int events, int endpoints, long mostTakenAgain) {
        this.events = events;
        this.endpoints = endpoints;
        this.mostTakenAgain = mostTakenAgain;
        this.eventType = name + ".load";
        this.publishers = new Publishers(eventType, events);
    }

    /// An endpoint of the load.
    record Target(Temper temper, String path, String id) {}

    @Override
    public void prepare(World world) {
        before = Books.of(world.posthorn());
        takenAgainBefore = world.receiver().receipts().takenAgain();
        for (int i = 0; i < endpoints; i++) {
            Temper temper = Temper.ofNumber(i);
            String path = "/" + eventType + "/" + i;
            String url = world.receiver().behave(path, temper.behaviour());
            Registration.Registered registered = world.posthorn().register(temper.registration(url, eventType));
            world.receiver().trust(path, registered.secret());
            targets.add(new Target(temper, path, registered.id()));
        }
    }

    /// Publishing goes in step with delivering, so that trouble meets both.
    @Override
    public void act(World world) {
        publishers.publishAll(world.posthorn(), () -> undelivered(world) < mostUndelivered());
    }

    @Override
    public double progress(World world) {
        return (double) taken(world) / (events * delivering());
    }

    @Override
    public void verify(World world) {
        assertThat(publishers.accepted()).as("accepted events").hasSize(events);
        assertThat(publishers.refusals()).as("answers but 202").allMatch(answer -> answer.status() == 503);
        Books expected = before.plus(events, events * delivering(), events * (endpoints - delivering()));
        await("the books are settled")
                .atMost(DRAIN_DEADLINE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> Books.of(world.posthorn()).isSettledWith(expected.accepted()));
        verifyOneEventForEachKey(world.posthorn());
        assertThat(Books.of(world.posthorn())).isEqualTo(expected);
        targets.forEach(target -> verify(world, target));
        verifyRepetitions(world.receiver().receipts().takenAgain() - takenAgainBefore);
        assertThat(world.receiver().receipts().complaints())
                .as("signatures and bodies")
                .isEmpty();
    }

    /// Those published again after a crash included.
    private void verifyOneEventForEachKey(Posthorn posthorn) {
        List<JsonNode> others = posthorn.list("/v1/events?type=" + eventType).stream()
                .filter(event ->
                        !publishers.accepted().containsKey(event.path("id").asText()))
                .toList();
        assertThat(others).as("events but those that were answered").isEmpty();
    }

    private void verifyRepetitions(long takenAgain) {
        Say.line("%s: %d events x %d endpoints ended, %d taken again of at most %d; calls refused %d, unanswered %d"
                .formatted(
                        eventType,
                        events,
                        endpoints,
                        takenAgain,
                        mostTakenAgain,
                        publishers.refusals().size(),
                        publishers.unanswered()));
        assertThat(takenAgain).as("deliveries taken more than once").isLessThanOrEqualTo(mostTakenAgain);
    }

    /// Answers of publishing that were not 202.
    List<Answer> refusals() {
        return List.copyOf(publishers.refusals());
    }

    private void verify(World world, Target target) {
        Map<String, List<String>> ends = world.posthorn().list("/v1/deliveries?endpoint_id=" + target.id()).stream()
                .collect(Collectors.groupingBy(
                        delivery -> delivery.path("event_id").asText(),
                        Collectors.mapping(AcceptedEventsEnd::status, Collectors.toList())));
        assertThat(ends)
                .as("deliveries of %s", target)
                .containsOnlyKeys(publishers.accepted().keySet());
        assertThat(ends.values())
                .as("ends at %s", target)
                .containsOnly(List.of(target.temper().end()));
        assertThat(publishers.accepted().keySet())
                .as("events that %s took", target)
                .allMatch(event -> target.temper().isDelivered()
                        == (world.receiver().receipts().timesTaken(target.path(), event) > 0));
    }

    private static String status(JsonNode delivery) {
        return delivery.path("status").asText();
    }

    private long undelivered(World world) {
        return publishers.accepted().size() * delivering() - taken(world);
    }

    private long mostUndelivered() {
        return events * delivering() / 10;
    }

    private long taken(World world) {
        return targets.stream()
                .mapToLong(target -> world.receiver().receipts().eventsTaken(target.path()))
                .sum();
    }

    private long delivering() {
        return (int)
                targets.stream().filter(target -> target.temper().isDelivered()).count();
    }
}

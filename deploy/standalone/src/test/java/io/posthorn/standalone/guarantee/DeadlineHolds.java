package io.posthorn.standalone.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.standalone.receiver.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Law 8: a receiver that misbehaves costs one attempt, ended by the deadline, and no memory.
record DeadlineHolds(World world) {
    private static final Duration WAIT = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /// What the recorded duration may exceed the deadline by: two cores are busy with the flood meanwhile.
    private static final Duration LATENESS = Duration.ofSeconds(1);

    private static final int EVENTS = 20;
    private static final Map<String, Behaviour> BEHAVIOURS = Map.of(
            "drips", new Behaviour.Drips(),
            "never-ends", new Behaviour.NeverEnds(),
            "breaks-off", new Behaviour.BreaksOff(),
            "hangs", new Behaviour.Hangs(),
            "late", new Behaviour.TakesAfter(TIMEOUT.multipliedBy(2)));

    void check() {
        Map<String, String> endpoints = new TreeMap<>();
        BEHAVIOURS.forEach((name, behaviour) -> endpoints.put(name, register(name, behaviour)));
        IntStream.range(0, EVENTS).forEach(i -> world.posthorn().publish("deadline.happened", i));

        endpoints.forEach(this::assertOneAttemptEach);
    }

    private String register(String name, Behaviour behaviour) {
        String url = world.receiver().behave("/deadline/" + name, behaviour);
        return world.posthorn()
                .register(Registration.of(url, "deadline.happened").within(TIMEOUT))
                .id();
    }

    private void assertOneAttemptEach(String name, String endpoint) {
        await(name)
                .atMost(WAIT)
                .untilAsserted(() -> assertThat(deliveries(endpoint))
                        .hasSize(EVENTS)
                        .allMatch(delivery -> !delivery.path("status").asText().equals("pending")));
        List<JsonNode> attempts =
                deliveries(endpoint).stream().flatMap(this::attempts).toList();
        assertThat(attempts)
                .as("attempts at %s", name)
                .hasSize(EVENTS)
                .allSatisfy(attempt -> assertThat(attempt.path("duration_ms").asLong())
                        .isLessThanOrEqualTo(TIMEOUT.plus(LATENESS).toMillis()));
        Say.line("%s: one attempt each, %s".formatted(name, outcomes(attempts)));
    }

    private List<JsonNode> deliveries(String endpoint) {
        return world.posthorn().list("/v1/deliveries?endpoint_id=" + endpoint);
    }

    private Stream<JsonNode> attempts(JsonNode delivery) {
        JsonNode attempts = world.posthorn()
                .get("/v1/deliveries/" + delivery.path("id").asText() + "/attempts")
                .expect(200)
                .path("data");
        return IntStream.range(0, attempts.size()).mapToObj(attempts::get);
    }

    private static List<String> outcomes(List<JsonNode> attempts) {
        return attempts.stream()
                .map(attempt -> attempt.path("outcome").asText())
                .distinct()
                .toList();
    }
}

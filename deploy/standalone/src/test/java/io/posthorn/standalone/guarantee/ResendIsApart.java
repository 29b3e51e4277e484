package io.posthorn.standalone.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.standalone.receiver.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A resend makes a delivery of its own; the pending automatic attempt is neither cancelled nor doubled by it.
record ResendIsApart(World world) {
    private static final Duration DEADLINE = Duration.ofSeconds(90);
    private static final String EVENT_TYPE = "resend.happened";
    private static final String PATH = "/resend";

    void check() {
        String url = world.receiver().behave(PATH, new Behaviour.FailsFirst(1));
        String endpoint = world.posthorn()
                .register(Registration.of(url, EVENT_TYPE).retrying("4s"))
                .id();
        String event = world.posthorn().publish(EVENT_TYPE, 1);
        String pending = afterItsFirstAttempt(endpoint);

        world.posthorn().post("/v1/deliveries/" + pending + "/resend", Map.of()).expect(202);

        await("both are delivered")
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(deliveries(endpoint))
                        .extracting(ResendIsApart::ending)
                        .containsExactlyInAnyOrder("delivered after 2", "delivered after 1"));
        assertThat(world.receiver().receipts().attemptsOf(PATH, event)).isEqualTo(3);
        assertThat(world.receiver().receipts().timesTaken(PATH, event)).isEqualTo(2);
    }

    private String afterItsFirstAttempt(String endpoint) {
        await("first attempt")
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(deliveries(endpoint))
                        .extracting(ResendIsApart::ending)
                        .containsExactly("pending after 1"));
        return deliveries(endpoint).getFirst().path("id").asText();
    }

    private List<JsonNode> deliveries(String endpoint) {
        return world.posthorn().list("/v1/deliveries?endpoint_id=" + endpoint);
    }

    private static String ending(JsonNode delivery) {
        return delivery.path("status").asText() + " after "
                + delivery.path("attempts").asInt();
    }
}

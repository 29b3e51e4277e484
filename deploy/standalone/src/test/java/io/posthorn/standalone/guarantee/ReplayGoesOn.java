package io.posthorn.standalone.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.standalone.receiver.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A replay of dead letters is a durable job: begun, it ends with every one of them delivered, whatever happens to the
/// process half-way.
final class ReplayGoesOn implements Guarantee {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final String EVENT_TYPE = "replay.load";
    private static final String PATH = "/replay";
    private static final int PER_SECOND = 50;

    private final int events;
    private final List<String> published = new ArrayList<>();
    private Registration.Registered endpoint = new Registration.Registered("", "");
    private String replay = "";

    ReplayGoesOn(int events) {
        this.events = events;
    }

    /// Everything dies at an endpoint that refuses; then it is mended.
    @Override
    public void prepare(World world) {
        String url = world.receiver().behave(PATH, new Behaviour.Refuses(500));
        endpoint = world.posthorn().register(Registration.of(url, EVENT_TYPE));
        for (int i = 0; i < events; i++) {
            published.add(world.posthorn().publish(EVENT_TYPE, i));
        }
        await("everything is dead")
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(world.posthorn().list("/v1/dead-letters?endpoint_id=" + endpoint.id()))
                        .hasSize(events));
        world.receiver().behave(PATH, new Behaviour.Takes());
        assertDryRunOnlyCounts(world.posthorn());
    }

    @Override
    public void act(World world) {
        Map<String, Object> job = Map.of("dead_letters", deadLetters(), "rate_per_second", PER_SECOND);
        replay =
                world.posthorn().post("/v1/replays", job).expect(202).path("id").asText();
    }

    @Override
    public double progress(World world) {
        return (double) world.receiver().receipts().eventsTaken(PATH) / events;
    }

    @Override
    public void verify(World world) {
        await("the replay is done")
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(job(world, "status").asText()).isEqualTo("done"));
        await("all of it is delivered")
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(job(world, "delivered").asInt()).isEqualTo(events));
        assertThat(job(world, "replayed").asInt()).isEqualTo(events);
        assertThat(job(world, "failed").asInt()).isZero();
        assertThat(published).allMatch(event -> world.receiver().receipts().timesTaken(PATH, event) > 0);
        Say.line("replay of %d dead letters went on after the kill and is done".formatted(events));
    }

    private void assertDryRunOnlyCounts(Posthorn posthorn) {
        JsonNode plan = posthorn.post("/v1/replays", Map.of("dead_letters", deadLetters(), "dry_run", true))
                .expect(200);
        assertThat(plan.path("matched").asInt()).isEqualTo(events);
        assertThat(plan.path("endpoints").asInt()).isEqualTo(1);
        assertThat(plan.path("bytes").asLong()).isPositive();
        assertThat(posthorn.get("/v1/replays").expect(200).path("data")).isEmpty();
    }

    private Map<String, String> deadLetters() {
        return Map.of("endpoint_id", endpoint.id());
    }

    private JsonNode job(World world, String field) {
        return world.posthorn().get("/v1/replays/" + replay).expect(200).path(field);
    }
}

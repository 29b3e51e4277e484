package io.posthorn.api.agent.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Nothing fires twice, and nothing is left out, whoever fires at the same time.
abstract class AdvanceRaceSuite {
    private static final int WAKEUPS = 40;

    private final TestApi api;
    private final SimulationClient client;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    AdvanceRaceSuite(TestDatabase kind) {
        this.api = kind.api();
        this.client = new SimulationClient(api.calls(), "agent-" + UUID.randomUUID());
    }

    @Test
    void advancesOfOneUserAtTheSameTimeFireEverythingOnce() {
        wakeups(now.plus(2, ChronoUnit.HOURS));
        client.everyHours(1, "drink", now.plus(30, ChronoUnit.MINUTES));
        try (TestApi other = api.replica()) {
            SimulationClient there = new SimulationClient(other.calls(), client.agent());

            List<JsonNode> answers = atOnce(8, i -> (i % 2 == 0 ? client : there).advance(12));

            assertThat(answers.stream()
                            .mapToInt(answer -> answer.get("wakeups_executed").size()))
                    .containsOnlyOnce(WAKEUPS)
                    .allMatch(executed -> executed == 0 || executed == WAKEUPS);
        }
        assertFiredOnce(12);
    }

    /// What is due in the moments in which the tick and the advances look is fired by one of them.
    @Test
    void tickAndAdvancesFireEverythingOnce() {
        Instant soon = now.plusMillis(1500);
        wakeups(soon);
        client.everyHours(1, "drink", soon);
        try (TestApi _ = api.replica(Map.of("posthorn.agent.tick", "20ms"))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                atOnce(3, _ -> client.advance(1.5));
                return Instant.now().isAfter(soon.plusMillis(WAKEUPS * 25L));
            });
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.shownWakeups("?status=pending").isEmpty());
        }
        assertFiredOnce(2);
    }

    /// What the tick has yet to fire is not lost when the schedule moves on.
    @Test
    void occurrenceThatTheTickHasYetToFireIsFiredByTheAdvance() {
        try (TestApi idle = api.replica(Map.of("posthorn.agent.tick", "1h"))) {
            Database database = idle.bean(Database.class);
            String schedule = client.everyHours(1, "drink", now.plus(1, ChronoUnit.HOURS));
            Advance advance = idle.bean(Advance.class);
            Simulation simulation = new AdvanceRequest(client.agent(), SimulationClient.USER, 1.5, 10.0, null)
                    .simulation(new Scope.Project(DefaultScope.TENANT, DefaultScope.PROJECT));

            database.inTransaction(() -> {
                database.update(
                        "update schedule set starts_at = ?, due_at = ? where id = ?",
                        now.minus(130, ChronoUnit.MINUTES),
                        now.minus(130, ChronoUnit.MINUTES),
                        schedule);
                advance.carryOut(simulation, now);
            });

            assertThat(client.intents()).hasSize(4).containsOnly("drink");
            assertThat(client.nextFire(schedule)).isEqualTo(now.plus(710, ChronoUnit.MINUTES));
        }
    }

    private void wakeups(Instant first) {
        IntStream.range(0, WAKEUPS).forEach(i -> client.wakeup("wakeup-" + i, first.plusMillis(i * 25L)));
    }

    private void assertFiredOnce(long occurrences) {
        Map<String, Long> fired = client.messages().stream()
                .collect(Collectors.groupingBy(
                        message -> message.get("check_type").asText().equals("habit")
                                ? "drink"
                                : message.get("wakeup_id").asText(),
                        Collectors.counting()));
        assertThat(fired.remove("drink")).isEqualTo(occurrences);
        Collection<Long> times = fired.values();
        assertThat(times).hasSize(WAKEUPS).containsOnly(1L);
    }

    private static <T> List<T> atOnce(int times, Function<Integer, T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> underWay = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), threads))
                    .toList();
            return underWay.stream().map(CompletableFuture::join).toList();
        }
    }
}

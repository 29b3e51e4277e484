package io.posthorn.standalone.guarantee;

import static io.posthorn.standalone.guarantee.AgentSurface.RECURRING_EVENT_DUE;
import static io.posthorn.standalone.guarantee.AgentSurface.WAKEUP_READY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.standalone.receiver.Behaviour;
import io.posthorn.standalone.receiver.Post;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Every wakeup and every occurrence of a schedule makes one message, none skipped, and each message is pushed.
final class DueFiresOnce implements Guarantee {
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final String PATH = "/due";
    private static final int AGENTS = 4;
    private static final int INTERVAL_HOURS = 1;

    /// From when the first is due, and for how long others become due.
    private static final Duration AHEAD = Duration.ofSeconds(8);

    private static final Duration SPREAD = Duration.ofSeconds(15);

    private final int wakeups;
    private final int schedules;
    private final long mostPushedAgain;
    private final Random random;
    private final Map<String, Instant> dueWakeups = new HashMap<>();
    private final Map<String, Instant> dueSchedules = new HashMap<>();

    /// So many of each.
    ///
    /// @param mostPushedAgain how many pushes may be of a message that was pushed before
    DueFiresOnce(int wakeups, int schedules, long mostPushedAgain, long seed) {
        this.wakeups = wakeups;
        this.schedules = schedules;
        this.mostPushedAgain = mostPushedAgain;
        this.random = new Random(seed);
    }

    @Override
    public void prepare(World world) {
        AgentSurface surface = new AgentSurface(world.posthorn());
        String url = world.receiver().behave(PATH, new Behaviour.Takes());
        world.receiver().keep(PATH);
        surface.register(AgentSurface.ofTenant(WAKEUP_READY), url, "Bearer due");
        surface.register(AgentSurface.ofTenant(RECURRING_EVENT_DUE), url, "Bearer due");
        surface.delete(AgentSurface.ofProject(WAKEUP_READY));
        Instant first = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < wakeups; i++) {
            Instant due = first.plusMillis(random.nextLong(SPREAD.toMillis()));
            dueWakeups.put(surface.wakeUpAt(agent(i), due), due);
        }
        for (int i = 0; i < schedules; i++) {
            Instant due = first.plusMillis(random.nextLong(SPREAD.toMillis()));
            dueSchedules.put(surface.remindEvery(INTERVAL_HOURS, agent(i), due), due);
        }
    }

    /// Time passes.
    @Override
    public void act(World world) {}

    @Override
    public double progress(World world) {
        return (double) world.receiver().receipts().eventsTaken(PATH) / (wakeups + schedules);
    }

    @Override
    public void verify(World world) {
        AgentSurface surface = new AgentSurface(world.posthorn());
        await("everything was pushed").atMost(DEADLINE).until(() -> progress(world) >= 1);

        List<JsonNode> queue = agents().stream()
                .flatMap(agent -> surface.queue(agent).stream())
                .map(entry -> entry.path("payload"))
                .toList();

        assertThat(queue.stream().map(DueFiresOnce::source))
                .as("what fired")
                .containsExactlyInAnyOrderElementsOf(everythingDue());
        assertThat(eventsPushed(world)).isEqualTo(eventsOf(queue));
        assertThat(world.receiver().receipts().complaints()).isEmpty();
        assertThat(nextOfSchedules(surface)).isEqualTo(oneIntervalLater());
        assertThat(agents())
                .allSatisfy(agent -> assertThat(surface.pendingWakeups(agent)).isEmpty());
        long pushedAgain = world.receiver().posts(PATH).size() - (long) wakeups - schedules;
        assertThat(pushedAgain).as("pushed again").isLessThanOrEqualTo(mostPushedAgain);
        Say.line("%d wakeups and %d schedules fired once, %d pushed again of at most %d"
                .formatted(wakeups, schedules, pushedAgain, mostPushedAgain));
    }

    private Set<String> everythingDue() {
        Map<String, Instant> everything = new HashMap<>(dueWakeups);
        everything.putAll(dueSchedules);
        return everything.keySet();
    }

    /// The wakeup or the schedule that a message comes from.
    private static String source(JsonNode message) {
        return message.path("wakeup_id").asText(message.path("schedule_id").asText());
    }

    private static Map<String, Set<String>> eventsPushed(World world) {
        return eventsOf(world.receiver().posts(PATH).stream().map(Post::json).toList());
    }

    private static Map<String, Set<String>> eventsOf(List<JsonNode> messages) {
        return messages.stream()
                .collect(groupingBy(
                        DueFiresOnce::source,
                        mapping(message -> message.path("event_id").asText(), toSet())));
    }

    private static Map<String, Instant> nextOfSchedules(AgentSurface surface) {
        return agents().stream()
                .flatMap(agent -> surface.schedules(agent).stream())
                .collect(toMap(
                        schedule -> schedule.path("schedule_id").asText(),
                        schedule -> Instant.parse(schedule.path("next_fire_at").asText())));
    }

    private Map<String, Instant> oneIntervalLater() {
        return dueSchedules.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey, schedule -> schedule.getValue().plus(INTERVAL_HOURS, ChronoUnit.HOURS)));
    }

    private static List<String> agents() {
        return IntStream.range(0, AGENTS).mapToObj(DueFiresOnce::agent).toList();
    }

    private static String agent(int number) {
        return "due-" + number % AGENTS;
    }
}

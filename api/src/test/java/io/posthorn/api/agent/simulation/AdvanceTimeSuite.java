package io.posthorn.api.agent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.Keys;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.api.fixture.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an advance fires and answers, on every database the same. The tick of the API looks all the while.
abstract class AdvanceTimeSuite {
    private final TestApi api;
    private final SimulationClient client;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    AdvanceTimeSuite(TestDatabase kind) {
        this.api = kind.api();
        this.client = new SimulationClient(api.calls(), "agent-" + UUID.randomUUID());
    }

    @Test
    void emptyHoursAreAnsweredWithEveryKey() {
        JsonNode answer = client.advance(0.5);

        assertThat(answer.toString())
                .isEqualTo("{\"days_processed\":0,\"consolidation_ran\":false,\"weekly_consolidations\":0,"
                        + "\"diary_entries_created\":0,\"wakeups_executed\":[],\"consolidation_processed\":0}");
        assertThat(client.messages()).isEmpty();
    }

    @Test
    void everythingFiresInTheOrderOfItsTimeWithADiaryForEachFullDay() {
        client.wakeup("third", in(26));
        client.wakeup("first", in(2));
        client.everyHours(24, "second", in(3));
        client.wakeup("never", in(49.5));
        client.wakeup("user-2", "of another", in(2));

        JsonNode answer = client.advance(49);

        assertThat(client.intents()).containsExactly("first", "second", "diary", "third", "second", "diary");
        assertThat(Keys.of(answer))
                .containsExactly(
                        "days_processed",
                        "consolidation_ran",
                        "weekly_consolidations",
                        "diary_entries_created",
                        "diary_entries",
                        "wakeups_executed",
                        "consolidation_processed");
        assertThat(answer.get("days_processed").asInt()).isEqualTo(2);
        assertThat(answer.get("diary_entries_created").asInt()).isEqualTo(2);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        assertThat(answer.get("diary_entries").get(1).toString())
                .isEqualTo("{\"date\":\"" + today.plusDays(1) + "\",\"content\":\"Wakeups: 1. Recurring events: 1.\"}");
        assertThat(intents(answer)).containsExactly("first", "third");
    }

    @Test
    void executedWakeupIsToldKeyByKey() {
        String wakeup = client.wakeup("say hello", in(1));

        JsonNode executed = client.advance(2).get("wakeups_executed");

        assertThat(executed.toString())
                .isEqualTo("[{\"wakeup_id\":\"" + wakeup + "\",\"check_type\":\"greeting\",\"intent\":\"say hello\","
                        + "\"user_id\":\"user-1\",\"agent_id\":\"" + client.agent()
                        + "\",\"generated_message\":\"say hello\"}]");
    }

    @Test
    void messagesAreThoseOfRealTimeAndInTheLogWhenTheCallIsAnswered() {
        String wakeup = client.wakeup("say hello", in(20));
        String schedule = client.everyHours(100, "drink", in(21));

        client.advance(24);

        List<JsonNode> messages = client.messages();
        assertThat(messages.get(0).get("event_type").asText()).isEqualTo("on_wakeup_ready");
        assertThat(messages.get(0).get("wakeup_id").asText()).isEqualTo(wakeup);
        assertThat(messages.get(1).get("event_type").asText()).isEqualTo("on_recurring_event_due");
        assertThat(messages.get(1).get("schedule_id").asText()).isEqualTo(schedule);
        assertThat(messages.get(2).get("event_type").asText()).isEqualTo("on_diary_generated");
        assertThat(Keys.of(messages.get(2)))
                .containsExactly(
                        "event_id",
                        "event_type",
                        "message_id",
                        "agent_id",
                        "user_id",
                        "check_type",
                        "generated_message",
                        "status",
                        "created_at");
        assertThat(Instant.parse(messages.get(2).get("created_at").asText())).isBetween(now, Instant.now());
        assertThat(TopicReader.everything(api.topics().events()).stream()
                        .map(TopicReader::body)
                        .filter(body -> body.contains(client.agent())))
                .containsExactlyElementsOf(
                        messages.stream().map(JsonNode::toString).toList());
    }

    @Test
    void wakeupIsExecutedForGood() {
        client.wakeup("once", in(1));
        client.advance(2);

        assertThat(client.advance(2).get("wakeups_executed")).isEmpty();
        assertThat(client.advance(2, 0.5).get("wakeups_executed")).isEmpty();

        JsonNode shown = client.shownWakeups("?status=executed").get(0);
        assertThat(Instant.parse(shown.get("executed_at").asText())).isBetween(now, Instant.now());
        assertThat(client.shownWakeups("?status=pending")).isEmpty();
        assertThat(client.messages()).hasSize(1);
    }

    @Test
    void scheduleMovesToItsFirstOccurrenceAfterTheWindowAndFiresNoneAgain() {
        Instant start = in(1);
        String schedule = client.everyHours(4, "drink", start);

        client.advance(12);
        assertThat(client.nextFire(schedule)).isEqualTo(start.plus(12, ChronoUnit.HOURS));
        assertThat(client.messages()).hasSize(3);
        client.advance(12);
        client.advance(6, 3);
        assertThat(client.messages()).hasSize(3);

        client.advance(12, 12);
        assertThat(client.nextFire(schedule)).isEqualTo(start.plus(24, ChronoUnit.HOURS));
        assertThat(client.messages()).hasSize(6);
    }

    @Test
    void onlyWhatIsWithinTheOffsetWindowFires() {
        client.wakeup("before", in(9.9));
        client.wakeup("within", in(10.1));
        client.wakeup("after", in(11.1));
        String untouched = client.everyHours(20, "neither", in(5));
        String moved = client.everyHours(2, "recurring", in(2.5));

        JsonNode answer = client.advance(1, 10);

        assertThat(intents(answer)).containsExactly("within");
        assertThat(client.intents()).containsExactly("within", "recurring");
        assertThat(client.nextFire(untouched)).isEqualTo(in(5));
        assertThat(client.nextFire(moved)).isEqualTo(in(12.5));
        assertThat(client.shownWakeups("?status=pending")).hasSize(2);
    }

    @Test
    void scheduleThatEndsWithinTheWindowShowsItsLastFire() {
        String schedule = client.schedule(
                "{\"simple\":{\"frequency\":\"interval_hours\",\"interval_hours\":1},\"timezone\":\"UTC\"}",
                "drink",
                ",\"starts_at\":\"" + in(1) + "\",\"ends_at\":\"" + in(3.5) + "\"");

        client.advance(24);

        assertThat(client.messages()).hasSize(4);
        assertThat(client.nextFire(schedule)).isEqualTo(in(3));
        client.advance(24);
        assertThat(client.intents()).containsExactly("drink", "drink", "drink", "diary", "diary");
    }

    @Test
    void modeSuppressesAsInRealTime() {
        String schedule = client.everyHours(1, "drink", in(1));
        client.wakeup("hello", in(1));
        client.mode("scheduled_only");
        assertThat(client.advance(1.5).get("wakeups_executed")).isEmpty();
        assertThat(client.intents()).containsExactly("drink");

        client.wakeup("hello again", in(2));
        client.mode("off");
        client.advance(24, 1.5);
        client.mode("full");
        client.advance(24, 1.5);

        assertThat(client.intents()).containsExactly("drink", "diary", "diary");
        assertThat(client.shownWakeups("?status=executed")).hasSize(2);
        assertThat(client.nextFire(schedule)).isEqualTo(in(26));
    }

    private Instant in(double hours) {
        return now.plus(Duration.ofMinutes(Math.round(hours * 60)));
    }

    private static List<String> intents(JsonNode answer) {
        return answer.get("wakeups_executed")
                .valueStream()
                .map(executed -> executed.get("intent").asText())
                .toList();
    }
}

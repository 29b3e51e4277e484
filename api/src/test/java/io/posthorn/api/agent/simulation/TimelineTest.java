package io.posthorn.api.agent.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.agent.schedule.Purpose;
import io.posthorn.api.agent.schedule.Rhythm;
import io.posthorn.api.agent.schedule.Schedule;
import io.posthorn.api.agent.wakeup.Wakeup;
import io.posthorn.api.problem.ProblemException;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The arithmetic of windows, to the millisecond.
final class TimelineTest {
    private static final Instant NOW = Instant.parse("2026-03-28T10:00:00Z");
    private static final AgentUser OWNER = new AgentUser(
            new Scope.Project(DefaultScope.TENANT, DefaultScope.PROJECT), new AgentId("a"), new UserId("u"));
    private static final String HOURLY = "{\"cron\":\"0 * * * *\",\"timezone\":\"UTC\"}";

    @Test
    void windowBeginsAfterItsStartAndEndsWithItsEnd() {
        Timeline timeline = timeline(3, 2);

        Schedule schedule = schedule(HOURLY, null, NOW.plus(Duration.ofHours(1)));
        timeline.add(schedule, NOW);

        assertThat(times(timeline))
                .containsExactly("2026-03-28T13:00:00Z", "2026-03-28T14:00:00Z", "2026-03-28T15:00:00Z");
        assertThat(timeline.moved().getFirst().due()).hasValue(Instant.parse("2026-03-28T16:00:00Z"));
    }

    @Test
    void occurrencesThatAnEarlierAdvanceFiredAreNotInTheWindow() {
        Timeline timeline = timeline(5, 0);

        timeline.add(schedule(HOURLY, null, NOW.plus(Duration.ofHours(4))), NOW);

        assertThat(times(timeline)).containsExactly("2026-03-28T14:00:00Z", "2026-03-28T15:00:00Z");
    }

    @Test
    void missedOccurrencesComeFirst() {
        Timeline timeline = timeline(1, 5);

        timeline.add(schedule(HOURLY, null, NOW.minus(Duration.ofHours(1))), NOW);

        assertThat(times(timeline))
                .containsExactly("2026-03-28T09:00:00Z", "2026-03-28T10:00:00Z", "2026-03-28T16:00:00Z");
    }

    @Test
    void clockThatIsPutForwardFiresWhatItSkipsWhenItIsPut() {
        Timeline timeline = timeline(48, 0);

        timeline.add(
                schedule(
                        "{\"simple\":{\"frequency\":\"daily\",\"times\":[\"02:30\"]},\"timezone\":\"Europe/Berlin\"}",
                        null,
                        Instant.parse("2026-03-29T01:00:00Z")),
                NOW);

        assertThat(times(timeline)).containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void clockThatIsPutBackFiresOnceWhatItShowsTwice() {
        Window window = new Window(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-26T12:00:00Z"));
        Timeline timeline = new Timeline(window, 100);

        timeline.add(
                schedule(
                        "{\"cron\":\"30 2 * * *\",\"timezone\":\"Europe/Berlin\"}",
                        null,
                        Instant.parse("2026-10-25T00:30:00Z")),
                window.from());

        assertThat(times(timeline)).containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void activeWindowCounts() {
        Timeline timeline = timeline(24, 0);

        timeline.add(
                schedule(
                        HOURLY,
                        "{\"hours\":{\"start\":\"22:00\",\"end\":\"00:00\"}}",
                        Instant.parse("2026-03-28T22:00:00Z")),
                NOW);

        assertThat(times(timeline)).containsExactly("2026-03-28T22:00:00Z", "2026-03-28T23:00:00Z");
        assertThat(timeline.moved().getFirst().due()).hasValue(Instant.parse("2026-03-29T22:00:00Z"));
    }

    @Test
    void whatHappensAtTheSameTimeIsWakeupsThenSchedulesThenTheDay() {
        Timeline timeline = timeline(24, 0);
        Instant end = NOW.plus(Duration.ofHours(24));
        Wakeup wakeup = wakeup(end);
        Schedule schedule = schedule(HOURLY, null, end);

        timeline.add(List.of(wakeup));
        timeline.add(schedule, NOW);

        assertThat(timeline.withDays(1))
                .containsExactly(
                        new Moment.WakeupDue(wakeup),
                        new Moment.ScheduleDue(schedule, end),
                        new Moment.DayOver(LocalDate.of(2026, 3, 28), end));
    }

    @Test
    void moreThanMayFireIsRefused() {
        Timeline timeline = new Timeline(new Window(NOW, NOW.plus(Duration.ofHours(3))), 3);
        timeline.add(schedule(HOURLY, null, NOW.plus(Duration.ofHours(1))), NOW);

        assertThatThrownBy(() -> timeline.add(List.of(wakeup(NOW.plusSeconds(1)))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("simulated_hours");
    }

    @Test
    void settingsThatCannotBeUsedAreRefusedAtTheStart() {
        assertThatThrownBy(() -> new SimulationConfig(0, Duration.ofMinutes(30)))
                .hasMessageContaining("posthorn.agent.simulation-fires");
        assertThatThrownBy(() -> new SimulationConfig(1, Duration.ZERO))
                .hasMessageContaining("posthorn.agent.simulation-job-retention");
    }

    /// Of so many hours after the base hours.
    private static Timeline timeline(double hours, double base) {
        return new Timeline(new Simulation(OWNER, hours, base).window(NOW), 1000);
    }

    private static List<String> times(Timeline timeline) {
        return timeline.withDays(0).stream()
                .map(Moment::at)
                .map(Instant::toString)
                .toList();
    }

    private static Wakeup wakeup(Instant at) {
        Wakeup.Reason reason = new Wakeup.Reason("check", "intent", null, null, null);
        return new Wakeup(Samples.IDS.wakeup(), OWNER, reason, at, NOW, null);
    }

    private static Schedule schedule(String cadence, @Nullable String activeWindow, Instant due) {
        return new Schedule(
                Samples.IDS.schedule(),
                OWNER,
                new Rhythm("cron", cadence, "UTC", activeWindow, null, null),
                new Purpose("intent", "check", null, null),
                true,
                due,
                due,
                NOW.minus(Duration.ofDays(1)),
                NOW);
    }
}

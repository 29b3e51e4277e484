package io.posthorn.api.agent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.TestApi;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Clocks on walls go on in simulated time as in real time.
final class SimulatedClockTest {
    private final SimulationClient client =
            new SimulationClient(TestApi.shared().calls(), "agent-" + UUID.randomUUID());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /// 02:30 is skipped by the one and shown twice by the other.
    @Test
    void clockThatIsPutForwardOrBackWithinTheWindowFiresOnce() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        String schedule = client.schedule(
                "{\"simple\":{\"frequency\":\"daily\",\"times\":[\"02:30\"]},\"timezone\":\"Europe/Berlin\"}",
                "wake",
                "");
        Instant first =
                berlin.getRules().nextTransition(now.plus(Duration.ofDays(2))).getInstant();
        Instant second = berlin.getRules().nextTransition(first).getInstant();

        for (Instant transition : List.of(first, second)) {
            Duration base = Duration.between(now, transition).minusHours(12);
            client.advance(24, base.toMinutes() / 60.0);

            LocalDate dayAfter = LocalDate.ofInstant(transition, berlin).plusDays(1);
            assertThat(client.nextFire(schedule))
                    .isEqualTo(dayAfter.atTime(2, 30).atZone(berlin).toInstant());
        }
        assertThat(client.intents()).containsExactly("wake", "diary", "wake", "diary");
    }

    @Test
    void activeWindowCountsInSimulatedTime() {
        LocalDate tomorrow = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        String schedule = client.schedule(
                "{\"cron\":\"0 * * * *\",\"timezone\":\"UTC\"}",
                "drink",
                ",\"active_window\":{\"hours\":{\"start\":\"22:00\",\"end\":\"23:30\"}},\"starts_at\":\"" + tomorrow
                        + "T00:00:00Z\"");

        client.advance(Duration.between(now, tomorrow.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                        .toMinutes()
                / 60.0);

        assertThat(client.intents().stream().filter("drink"::equals)).hasSize(2);
        assertThat(client.nextFire(schedule))
                .isEqualTo(tomorrow.plusDays(1).atTime(22, 0).toInstant(ZoneOffset.UTC));
    }
}

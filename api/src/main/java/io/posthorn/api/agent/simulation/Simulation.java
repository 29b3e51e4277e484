package io.posthorn.api.agent.simulation;

import io.posthorn.api.agent.AgentUser;
import java.time.Duration;
import java.time.Instant;

/// Hours to advance for one user of an agent.
///
/// @param baseHours those that earlier advances went through already
record Simulation(AgentUser owner, double hours, double baseHours) {
    private static final int MAX_HOURS = 8_760;
    private static final int MAX_BASE_HOURS = 87_600;
    private static final int HOURS_OF_A_DAY = 24;
    private static final double MILLIS_OF_AN_HOUR = 3_600_000;

    Simulation {
        checkedHours(hours);
        checkedBase(baseHours);
    }

    static double checkedHours(double hours) {
        if (!(hours > 0 && hours <= MAX_HOURS)) {
            throw new IllegalArgumentException("must be more than 0 and at most " + MAX_HOURS);
        }
        return hours;
    }

    static double checkedBase(double hours) {
        if (!(hours >= 0 && hours <= MAX_BASE_HOURS)) {
            throw new IllegalArgumentException("must be 0 to " + MAX_BASE_HOURS);
        }
        return hours;
    }

    /// Whole days.
    int days() {
        return (int) Math.floor(hours / HOURS_OF_A_DAY);
    }

    /// The time gone through, to the millisecond, as tables keep it.
    Window window(Instant asked) {
        Instant from = asked.plus(duration(baseHours));
        return new Window(from, from.plus(duration(hours)));
    }

    private static Duration duration(double hours) {
        return Duration.ofMillis(Math.round(hours * MILLIS_OF_AN_HOUR));
    }
}

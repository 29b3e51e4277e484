package io.posthorn.api.agent.simulation;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// Simulated time.
///
/// @param simulationFires how many wakeups and occurrences one advance fires at most
/// @param simulationJobRetention how long a job is shown after its end
@ConfigurationProperties("posthorn.agent")
record SimulationConfig(
        @Bindable(defaultValue = "10000") int simulationFires,
        @Bindable(defaultValue = "30m") Duration simulationJobRetention) {
    SimulationConfig {
        if (simulationFires < 1) {
            throw new IllegalArgumentException("posthorn.agent.simulation-fires must be positive: " + simulationFires);
        }
        if (!simulationJobRetention.isPositive()) {
            throw new IllegalArgumentException(
                    "posthorn.agent.simulation-job-retention must be positive: " + simulationJobRetention);
        }
    }
}

package io.posthorn.api.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;

/// What became of one endpoint's deliveries in a time.
///
/// @param deliveries made in that time, by status
/// @param attempts made in that time, by outcome
public record EndpointStats(
        @JsonProperty("endpoint_id") String endpointId,
        Instant from,
        Instant to,
        Map<String, Long> deliveries,
        Map<String, AttemptStats> attempts) {
    public EndpointStats {
        deliveries = Map.copyOf(deliveries);
        attempts = Map.copyOf(attempts);
    }

    /// The attempts of one outcome.
    public record AttemptStats(
            long count, @JsonProperty("mean_duration_ms") long meanDurationMillis) {}
}

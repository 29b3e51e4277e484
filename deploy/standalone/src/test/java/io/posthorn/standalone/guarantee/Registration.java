package io.posthorn.standalone.guarantee;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// An endpoint as the tests register it.
record Registration(String url, String eventType, List<String> retryPolicy, Duration timeout, int maxInFlight) {
    /// One attempt, ten seconds.
    static Registration of(String url, String eventType) {
        return new Registration(url, eventType, List.of(), Duration.ofSeconds(10), 64);
    }

    Registration retrying(String... delays) {
        return new Registration(url, eventType, List.of(delays), timeout, maxInFlight);
    }

    Registration within(Duration deadline) {
        return new Registration(url, eventType, retryPolicy, deadline, maxInFlight);
    }

    Registration inFlight(int most) {
        return new Registration(url, eventType, retryPolicy, timeout, most);
    }

    Map<String, Object> body() {
        return Map.of(
                "url", url,
                "event_types", List.of(eventType),
                "retry_policy", retryPolicy,
                "timeout", timeout.toMillis() + "ms",
                "max_in_flight", maxInFlight);
    }

    /// An endpoint as the API answered it.
    record Registered(String id, String secret) {}
}

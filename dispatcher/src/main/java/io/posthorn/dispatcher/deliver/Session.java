package io.posthorn.dispatcher.deliver;

import io.posthorn.dispatcher.metric.Meters;
import java.time.Duration;
import java.time.InstantSource;

/// What the event loops work with between one start of the worker and the next.
record Session(KnownEndpoints endpoints, RetryPlan plan, Onward onward, Meters meters, Waits waits) {
    /// Time, and how long a delivery may wait for its turn.
    record Waits(InstantSource clock, Duration patience) {}
}

package io.posthorn.common.retry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The delays between the attempts of a delivery: one attempt more than there are delays, then it is given up.
public record RetryPolicy(List<Duration> delays) {
    /// What is used where none is configured.
    public static final String USUAL = "5s,5m,30m,2h,5h,10h,10h";

    private static final int MAX_DELAYS = 50;
    private static final Duration MAX_DELAY = Duration.ofDays(7);

    public RetryPolicy {
        if (delays.size() > MAX_DELAYS) {
            throw new IllegalArgumentException("a retry policy has at most 50 delays, not " + delays.size());
        }
        for (Duration delay : delays) {
            if (delay.isNegative() || delay.isZero() || delay.compareTo(MAX_DELAY) > 0) {
                throw new IllegalArgumentException(
                        "a retry delay must be more than 0 and at most 7d: " + DurationText.of(delay));
            }
        }
        delays = List.copyOf(delays);
    }

    /// From texts such as `5s`, `30m`.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RetryPolicy of(List<String> delays) {
        return new RetryPolicy(delays.stream().map(DurationText::parse).toList());
    }

    /// From texts joined by commas; empty text means no retry.
    public static RetryPolicy parse(String text) {
        return of(Arrays.stream(text.split(",")).filter(part -> !part.isBlank()).toList());
    }

    /// How long to wait after the given failed attempt (from 1); empty when it was the last.
    public Optional<Duration> delayAfter(int attempt) {
        return attempt > delays.size() ? Optional.empty() : Optional.of(delays.get(attempt - 1));
    }

    public int maxAttempts() {
        return delays.size() + 1;
    }

    @JsonValue
    public List<String> texts() {
        return delays.stream().map(DurationText::of).toList();
    }
}

package io.posthorn.common.retry;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// The retry tiers, ascending. A delay that no tier has climbs the ladder: it is parked in the largest tier that fits
/// the rest, again and again, until it is due. What is shorter than the first tier waits in the first tier.
public record RetryLadder(List<Duration> tiers) {
    /// What is used where none is configured.
    public static final String USUAL = "5s,30s,5m,30m,2h,5h,10h";

    public RetryLadder {
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("retry.tiers must name at least one tier");
        }
        for (int i = 0; i < tiers.size(); i++) {
            Duration tier = tiers.get(i);
            if (!tier.isPositive()) {
                throw new IllegalArgumentException("retry.tiers must be more than 0: " + DurationText.of(tier));
            }
            if (i > 0 && tier.compareTo(tiers.get(i - 1)) <= 0) {
                throw new IllegalArgumentException("retry.tiers must ascend: " + DurationText.of(tier) + " after "
                        + DurationText.of(tiers.get(i - 1)));
            }
        }
        tiers = List.copyOf(tiers);
    }

    /// From texts joined by commas, such as `5s,30s,5m`.
    public static RetryLadder parse(String text) {
        return new RetryLadder(Arrays.stream(text.split(","))
                .filter(part -> !part.isBlank())
                .map(DurationText::parse)
                .toList());
    }

    /// The shortest tier.
    public Duration first() {
        return tiers.getFirst();
    }

    /// The largest tier that is no longer than the rest; the first tier when none is.
    public Duration tierFor(Duration rest) {
        return tiers.reversed().stream()
                .filter(tier -> tier.compareTo(rest) <= 0)
                .findFirst()
                .orElse(first());
    }

    /// How long a record with this rest stays in its tier before it is looked at again.
    public Duration stayFor(Duration rest) {
        Duration tier = tierFor(rest);
        return tier.compareTo(rest) <= 0 ? tier : rest;
    }
}

package io.posthorn.dispatcher.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.retry.RetryLadder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/// A delay climbs the ladder: parked, looked at, parked again, until it is due.
final class LadderTest {
    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

    @Property(tries = 200)
    void neverEarlyAndAtMostTheFirstTierLateAfterFewRungs(
            @ForAll("ladders") RetryLadder ladder,
            @ForAll @LongRange(min = 1, max = 5_000_000) long delayMillis,
            @ForAll @LongRange(min = 0, max = 70) long latenessOfEachLook) {
        Instant dueAt = START.plusMillis(delayMillis);
        Instant now = START;
        int rungs = 0;

        while (now.isBefore(dueAt)) {
            Parking parking = Parking.towards(dueAt, ladder, now);
            assertThat(parking.until()).isAfter(now).isBeforeOrEqualTo(dueAt);
            assertThat(Duration.between(now, parking.until())).isLessThanOrEqualTo(parking.tier());
            assertThat(ladder.tiers()).contains(parking.tier());
            now = parking.until().plusMillis(latenessOfEachLook);
            rungs++;
        }

        assertThat(Duration.between(dueAt, now)).isLessThanOrEqualTo(Duration.ofMillis(latenessOfEachLook));
        assertThat((long) rungs).isLessThanOrEqualTo(mostRungs(ladder, delayMillis));
    }

    /// In the first tier, where stays differ, a record may stand behind one that stays longer: it waits for that one
    /// at most as long as the tier is.
    @Property(tries = 200)
    void whatStandsBehindALongerStayIsAtMostTheFirstTierLate(
            @ForAll("ladders") RetryLadder ladder, @ForAll @LongRange(min = 1, max = 5_000_000) long delayMillis) {
        Parking longest = Parking.towards(START.plus(ladder.first()), ladder, START);
        Parking parking = Parking.towards(START.plusMillis(delayMillis), ladder, START);

        boolean shares = parking.tier().equals(longest.tier());

        assertThat(!shares || Duration.between(parking.until(), longest.until()).compareTo(ladder.first()) <= 0)
                .isTrue();
    }

    @Provide
    Arbitrary<RetryLadder> ladders() {
        return Arbitraries.longs()
                .between(200, 100_000)
                .set()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(LadderTest::ladder);
    }

    private static RetryLadder ladder(Set<Long> tiers) {
        List<Duration> ascending =
                tiers.stream().sorted().map(Duration::ofMillis).toList();
        return new RetryLadder(ascending);
    }

    /// The largest tier as often as it fits, each other as often as it fits into the next, and one stay for the rest.
    private static long mostRungs(RetryLadder ladder, long delayMillis) {
        long above = delayMillis;
        long rungs = 1;
        for (Duration tier : ladder.tiers().reversed()) {
            rungs += above / tier.toMillis() + 1;
            above = tier.toMillis();
        }
        return rungs;
    }
}

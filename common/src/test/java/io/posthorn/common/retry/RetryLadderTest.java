package io.posthorn.common.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

final class RetryLadderTest {
    private static final long DAY_MILLIS = 86_400_000;

    @Property
    void climbingTheLadderEndsExactlyWhenTheDelayIsOver(
            @ForAll("ladders") RetryLadder ladder, @ForAll @LongRange(min = 1, max = DAY_MILLIS) long delayMillis) {
        Duration rest = Duration.ofMillis(delayMillis);
        Duration waited = Duration.ZERO;

        while (rest.isPositive()) {
            Duration stay = ladder.stayFor(rest);
            assertThat(stay).isPositive().isLessThanOrEqualTo(ladder.tierFor(rest));
            waited = waited.plus(stay);
            rest = rest.minus(stay);
        }

        assertThat(waited).isEqualTo(Duration.ofMillis(delayMillis));
    }

    @Property
    void tierIsTheLargestThatFits(
            @ForAll("ladders") RetryLadder ladder, @ForAll @LongRange(min = 1, max = DAY_MILLIS) long delayMillis) {
        Duration rest = Duration.ofMillis(delayMillis);

        Duration tier = ladder.tierFor(rest);

        assertThat(ladder.tiers()).contains(tier);
        assertThat(ladder.tiers())
                .allMatch(other -> other.compareTo(rest) > 0 || other.compareTo(tier) <= 0 || tier.equals(other));
        assertThat(tier.compareTo(rest) <= 0 || tier.equals(ladder.first())).isTrue();
    }

    @Example
    void tiersMustAscendAndTheMessageNamesBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryLadder.parse("5m,30s"))
                .withMessage("retry.tiers must ascend: 30s after 5m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryLadder.parse("soon"))
                .withMessage("'soon' is not a duration such as 500ms, 5s, 30m or 2h");
    }

    @Example
    void durationsReadBackAsTheyWereWritten() {
        assertThat(RetryPolicy.parse("5s, 5m,30m,2h,5h,10h,10h").texts())
                .isEqualTo(List.of("5s", "5m", "30m", "2h", "5h", "10h", "10h"));
    }

    @Example
    void policyGivesADelayAfterEachAttemptButTheLast() {
        RetryPolicy policy = RetryPolicy.parse("5s,5m");

        assertThat(policy.maxAttempts()).isEqualTo(3);
        assertThat(policy.delayAfter(1)).contains(Duration.ofSeconds(5));
        assertThat(policy.delayAfter(2)).contains(Duration.ofMinutes(5));
        assertThat(policy.delayAfter(3)).isEmpty();
    }

    @Provide
    Arbitrary<RetryLadder> ladders() {
        Arbitrary<Set<Long>> tiers = Arbitraries.longs()
                .between(50, DAY_MILLIS / 2)
                .set()
                .ofMinSize(1)
                .ofMaxSize(8);
        return tiers.map(millis ->
                new RetryLadder(millis.stream().sorted().map(Duration::ofMillis).toList()));
    }
}

package io.posthorn.dispatcher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LaneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LIMIT = 64;

    private final Lane<Integer> lane = new Lane<>(PATIENCE);

    LaneTest() {
        lane.limit(LIMIT);
    }

    @Test
    void noMoreThanTheLimitAreUnderWay() {
        join(100, 0);

        assertThat(startAll(0)).isEqualTo(LIMIT);
        assertThat(lane.underWay()).isEqualTo(LIMIT);
        assertThat(lane.waiting()).isEqualTo(36);
    }

    @Test
    void deliveriesStartInTheirOrder() {
        join(3, 0);

        assertThat(List.of(lane.start(0), lane.start(0), lane.start(0)))
                .containsExactly(Optional.of(0), Optional.of(1), Optional.of(2));
    }

    @Test
    void whatWaitedAsLongAsThePatienceIsGivenUp() {
        join(LIMIT + 2, 0);
        startAll(0);

        assertThat(lane.giveUp(millis(499))).isEmpty();
        assertThat(lane.giveUp(millis(2_000))).containsExactly(LIMIT, LIMIT + 1);
    }

    @Test
    void largeBatchForALaneThatWasIdleIsNotGivenUp() {
        join(4_000, 0);
        startAll(0);

        assertThat(lane.giveUp(0)).isEmpty();
        assertThat(lane.giveUp(millis(900))).isEmpty();
    }

    @Test
    void hangingEndpointKeepsOnlyAsManyWaitingAsMayBeUnderWay() {
        join(4_000, 0);
        startAll(0);

        List<Integer> late = lane.giveUp(millis(1_100));

        assertThat(lane.waiting()).isEqualTo(LIMIT);
        assertThat(late).hasSize(4_000 - 2 * LIMIT).contains(3_999).doesNotContain(LIMIT);
    }

    @Test
    void slowEndpointKeepsWaitingWhatItCanStartWithinThePatience() {
        join(4_000, 0);
        startAll(0);

        finishPerSecond(200, 1_500);
        int before = lane.waiting();
        List<Integer> late = lane.giveUp(millis(1_500));

        assertThat(lane.waiting()).isBetween(350, 450);
        assertThat(late).hasSize(before - lane.waiting());
    }

    @Test
    void fastEndpointGivesNothingUpHoweverMuchComes() {
        join(4_000, 0);
        startAll(0);

        for (int second = 0; second < 5; second++) {
            finishPerSecond(4_000, (second + 1) * 1_000);
            assertThat(lane.giveUp(millis((second + 1) * 1_000))).isEmpty();
            join(4_000, (second + 1) * 1_000);
            startAll((second + 1) * 1_000);
        }
    }

    @Test
    void laneIsIdleOnceNothingWaitsOrIsUnderWay() {
        join(1, 0);
        assertThat(lane.isIdleSince(millis(1_000))).isFalse();
        startAll(0);
        assertThat(lane.isIdleSince(millis(1_000))).isFalse();

        lane.finished(millis(10));

        assertThat(lane.isIdleSince(millis(1_000))).isTrue();
        assertThat(lane.isIdleSince(millis(5))).isFalse();
    }

    private int at;

    /// Finishes at the rate up to the moment, starting the next each time.
    private void finishPerSecond(int rate, int untilMillis) {
        for (; at < untilMillis; at++) {
            int due = (int) ((long) (at + 1) * rate / 1000 - (long) at * rate / 1000);
            for (int i = 0; i < due; i++) {
                lane.finished(millis(at));
                startAll(at);
            }
        }
    }

    private void join(int count, int atMillis) {
        IntStream.range(0, count).forEach(i -> lane.join(i, millis(atMillis)));
    }

    private int startAll(int atMillis) {
        int started = 0;
        while (lane.start(millis(atMillis)).isPresent()) {
            started++;
        }
        return started;
    }

    private static long millis(int millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}

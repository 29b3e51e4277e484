package io.posthorn.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BurstsTest {
    private static final long MILLI = 1_000_000;
    private static final long WAIT = Bursts.LONGEST_WAIT.toNanos();

    private final List<Integer> gone = new ArrayList<>();
    private final List<Due> timer = new ArrayList<>();
    private long now = Long.MAX_VALUE - MILLI;
    private final Bursts bursts = new Bursts(() -> now, (action, nanos) -> timer.add(new Due(now + nanos, action)));

    private record Due(long at, Runnable action) {}

    @Test
    void theFirstGoAtOnce() {
        add(1, 4);

        assertThat(gone).containsExactly(1, 2, 3, 4);
        assertThat(timer).isEmpty();
    }

    @Test
    void whatFollowsGoesTogetherWhenTheTimeIsOver() {
        add(1, 5);
        pass(MILLI);
        add(6, 7);
        assertThat(gone).containsExactly(1, 2, 3, 4);

        pass(WAIT - MILLI);

        assertThat(gone).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void afterABurstTheNextWaitsAgain() {
        add(1, 9);
        pass(WAIT);
        add(10, 10);
        assertThat(gone).hasSize(9);

        pass(WAIT);

        assertThat(gone).hasSize(10);
    }

    @Test
    void afterFewTheNextGoAtOnce() {
        add(1, 6);
        pass(WAIT);
        add(7, 8);

        assertThat(gone).hasSize(8);
    }

    @Test
    void enoughDoNotWait() {
        add(1, 5);
        pass(MILLI);
        add(6, 4 + Bursts.ENOUGH);
        assertThat(gone).hasSize(4 + Bursts.ENOUGH);

        pass(WAIT - 2 * MILLI);
        add(100, 100);
        pass(MILLI); // the timer of those that went already
        assertThat(gone).doesNotContain(100);

        pass(MILLI);

        assertThat(gone).contains(100);
    }

    @Test
    void aLateTimerIsOvertakenInOrder() {
        add(1, 5);
        now += 10 * MILLI;
        add(6, 6);

        assertThat(gone).containsExactly(1, 2, 3, 4, 5, 6);
        pass(0);
        assertThat(gone).hasSize(6);
    }

    @Test
    void nothingWaitsOnceClosed() {
        add(1, 6);
        bursts.close();
        add(7, 20);

        assertThat(gone).hasSize(20);
    }

    private void add(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> bursts.add(() -> gone.add(number)));
    }

    private void pass(long nanos) {
        now += nanos;
        List<Due> due = timer.stream().filter(each -> each.at() - now <= 0).toList();
        timer.removeAll(due);
        due.forEach(each -> each.action().run());
    }
}

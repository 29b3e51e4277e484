package io.posthorn.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BurstsTest {
    private static final long MILLI = 1_000_000;
    private static final long WAIT = Bursts.LONGEST_WAIT.toNanos();

    private final List<Integer> gone = new ArrayList<>();
    private final List<Due> timer = new ArrayList<>();
    private long now = Long.MAX_VALUE - MILLI;
    private final Bursts bursts = new Bursts(() -> now, (action, nanos) -> timer.add(new Due(now + nanos, action)));

    private record Due(long at, Runnable action) {}

    private record Sent(int sender, int number) {}

    @Test
    void theFirstGoAtOnce() {
        manyCallers();
        add(1, 4);

        assertThat(gone).containsExactly(1, 2, 3, 4);
        assertThat(timer).isEmpty();
    }

    @Test
    void whatFollowsGoesTogetherWhenTheTimeIsOver() {
        manyCallers();
        add(1, 5);
        pass(MILLI);
        add(6, 7);
        assertThat(gone).containsExactly(1, 2, 3, 4);

        pass(WAIT - MILLI);

        assertThat(gone).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void afterABurstTheNextWaitsAgain() {
        manyCallers();
        add(1, 9);
        pass(WAIT);
        add(10, 10);
        assertThat(gone).hasSize(9);

        pass(WAIT);

        assertThat(gone).hasSize(10);
    }

    @Test
    void afterFewTheNextGoAtOnce() {
        manyCallers();
        add(1, 6);
        pass(WAIT);
        add(7, 8);

        assertThat(gone).hasSize(8);
    }

    @Test
    void enoughDoNotWait() {
        manyCallers();
        add(1, 5);
        pass(MILLI);
        add(6, 4 + Bursts.MOST_WAITING);
        assertThat(gone).hasSize(4 + Bursts.MOST_WAITING);

        pass(WAIT - 2 * MILLI);
        add(100, 100);
        pass(MILLI); // the timer of those that went already
        assertThat(gone).doesNotContain(100);

        pass(MILLI);

        assertThat(gone).contains(100);
    }

    @Test
    void aLateTimerIsOvertakenInOrder() {
        manyCallers();
        add(1, 5);
        now += 10 * MILLI;
        add(6, 6);

        assertThat(gone).containsExactly(1, 2, 3, 4, 5, 6);
        pass(0);
        assertThat(gone).hasSize(6);
    }

    @Test
    void oneTimerRunsAtATime() {
        IntStream.range(0, 10).forEach(_ -> {
            add(1, 3 * Bursts.MOST_WAITING);
            assertThat(timer).hasSizeLessThanOrEqualTo(1);
            pass(MILLI);
        });
        pass(WAIT);

        assertThat(gone).hasSize(10 * 3 * Bursts.MOST_WAITING);
    }

    @Test
    void fromSeveralThreadsEachGoesOnceAndInItsOrder() throws InterruptedException {
        int senders = 4;
        int each = 5_000;
        List<Sent> sent = new ArrayList<>(); // guarded by the lock of the bursts
        CountDownLatch left = new CountDownLatch(senders * each);
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService threads = Executors.newFixedThreadPool(senders)) {
            Bursts shared = new Bursts(System::nanoTime, (action, nanos) -> {
                Future<?> _ = clock.schedule(action, nanos, TimeUnit.NANOSECONDS);
            });
            IntStream.range(0, senders)
                    .forEach(sender -> threads.execute(() -> IntStream.range(0, each)
                            .forEach(number -> shared.add(() -> {
                                sent.add(new Sent(sender, number));
                                left.countDown();
                            }))));

            assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sent).hasSize(senders * each);
        IntStream.range(0, senders)
                .forEach(sender -> assertThat(sent.stream()
                                .filter(one -> one.sender() == sender)
                                .map(Sent::number))
                        .containsExactlyElementsOf(
                                IntStream.range(0, each).boxed().toList()));
    }

    @Test
    void oneCallerWhoWaitsForItsAnswersNeverWaitsForOthers() {
        IntStream.range(0, 100).forEach(number -> {
            add(number, number);
            assertThat(gone).endsWith(number);
            bursts.ended();
            now += MILLI / 10;
        });

        assertThat(timer).isEmpty();
    }

    /// A broker that takes one request at a time, with all that has gone, and a millisecond for each.
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 8, 16, 31, 64})
    void callersWhoWaitForTheirAnswersKeepTheBrokerBusy(int callers) {
        List<Integer> requests = new ArrayList<>();
        add(1, callers);
        for (int i = 0; i < 200; i++) {
            int answered = gone.size();
            requests.add(answered);
            gone.clear();
            pass(MILLI);
            IntStream.range(0, answered).forEach(_ -> bursts.ended());
            add(1, answered);
        }

        assertThat(requests).allSatisfy(each -> assertThat(each).isBetween(callers / 2, callers));
    }

    @Test
    void burstGoesWhenHalfOfTheCallersWait() {
        add(1, 8);
        pass(WAIT);
        IntStream.range(0, 8).forEach(_ -> bursts.ended());
        add(9, 10);

        add(11, 13);
        assertThat(gone).endsWith(10);

        add(14, 14);
        assertThat(gone).endsWith(11, 12, 13, 14);
    }

    @Test
    void whatWaitsIsLetGo() {
        manyCallers();
        add(1, 6);

        bursts.letGo();

        assertThat(gone).hasSize(6);
    }

    @Test
    void nothingWaitsOnceClosed() {
        manyCallers();
        add(1, 6);
        bursts.close();
        add(7, 20);

        assertThat(gone).hasSize(20);
    }

    /// None of them has an answer, so a burst waits for MOST_WAITING or for the time.
    private void manyCallers() {
        IntStream.range(0, 2 * Bursts.MOST_WAITING).forEach(_ -> bursts.add(() -> {}));
        pass(WAIT);
        pass(WAIT);
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

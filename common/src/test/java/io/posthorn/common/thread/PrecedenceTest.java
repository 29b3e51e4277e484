package io.posthorn.common.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.posthorn.common.fixture.RunningThread;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a precedence for each thread")
final class PrecedenceTest {
    private static final Executor NEW_THREAD = action -> Thread.ofPlatform().start(action);
    private static final int NICEST = 19;
    private static final Pattern SLICES = Pattern.compile("6\\.(1[2-9]|[2-9]\\d)|[7-9]\\.|\\d\\d");

    @Test
    void stepsBehindTheJvmWithAllThatItStarts() {
        int before = nice();
        int expected = Math.min(NICEST, before + 10);

        int started = onNewThread(() -> {
            Precedence.afterTheJvm();
            assertThat(nice()).isEqualTo(expected);
            return onNewThread(PrecedenceTest::nice);
        });

        assertThat(started).isEqualTo(expected);
        assertThat(nice()).isEqualTo(before);
    }

    @Test
    void whatIsStartedAheadIsInBetween() {
        int before = nice();
        int expected = Math.min(NICEST, before + 5);
        AtomicInteger started = new AtomicInteger();

        Executor loop = action -> started.set(onNewThread(PrecedenceTest::nice));

        int asking = onNewThread(() -> {
            Precedence.afterTheJvm();
            Precedence.startAhead(List.of(loop));
            return nice();
        });

        assertThat(started).hasValue(expected);
        assertThat(asking).isEqualTo(Math.min(NICEST, before + 10));
    }

    @Test
    void stepsBehindAllOthers() {
        int nice = onNewThread(() -> {
            Precedence.afterTheJvm();
            Precedence.afterAllOthers();
            return nice();
        });

        assertThat(nice).isEqualTo(NICEST);
    }

    @Test
    void whatIsBehindAllOthersHasALongerSliceThanTheyButNotWhatItStarts() {
        long usual = slice();
        assumeThat(usual).as("the system says the time slice of a thread").isPositive();
        assumeThat(SLICES.matcher(System.getProperty("os.version")).lookingAt())
                .as("each thread has a time slice of its own, as since Linux 6.12")
                .isTrue();

        long started = onNewThread(() -> {
            Precedence.afterAllOthers();
            assertThat(slice()).isGreaterThan(10 * usual);
            return onNewThread(PrecedenceTest::slice);
        });

        assertThat(started).isEqualTo(usual);
    }

    @Test
    void givingWayLeavesTheCore() {
        long before = RunningThread.waits();

        for (int i = 0; i < 100; i++) {
            Precedence.giveWay();
        }

        assertThat(RunningThread.waits() - before).isGreaterThan(50);
    }

    private static <T> T onNewThread(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, NEW_THREAD).join();
    }

    /// Of the calling thread, in nanoseconds; 0 where the system does not say it, or has it the same for all.
    private static long slice() {
        return RunningThread.figure("sched", "se.slice").orElse(0);
    }

    private static int nice() {
        return RunningThread.current().nice();
    }
}

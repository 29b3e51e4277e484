package io.posthorn.common.thread;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// Which threads go first when more want a core than there are. Java's own priorities do nothing without privileges,
/// but on Linux every thread may make itself nicer, for good. The threads that it starts are as nice. Elsewhere, and
/// where the system refuses, all stay equal.
///
/// ```
///   the JVM's compilers and collector  ►  event loops  ►  the rest  ►  what can wait
///             nice 0                        nice 5        nice 10      nice 19, preempted at once
/// ```
public final class Precedence {
    private static final int AHEAD = 5;
    private static final int BEHIND = 10;
    private static final int LAST = 19;

    /// The longest that Linux takes.
    private static final Duration SLICE = Duration.ofMillis(100);

    /// What is asked for; Linux adds up to 50 µs to any wait.
    private static final Duration MOMENT = Duration.ofNanos(20_000);

    /// Starts the threads that go ahead, since only one that is less nice than `main` can. Until `main` says so,
    /// everyone starts their own.
    private static volatile Executor starter = Runnable::run;

    private Precedence() {}

    /// Puts the calling thread behind the JVM's own. Code that is not compiled takes some thirty times as long, and
    /// keeps the compiler from the cores; so this is for the first line of `main`.
    public static void afterTheJvm() {
        Executor lessNice = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("posthorn-starter").daemon().factory());
        lessNice.execute(() -> Scheduling.nicer(AHEAD));
        starter = lessNice;
        Scheduling.nicer(BEHIND);
    }

    /// Starts the threads of event loops, so that they go ahead of all others that `main` starts. Whoever first has
    /// something for a loop starts its thread, and a thread is as nice as the one that starts it.
    ///
    /// Work begins and ends on event loops, and what is begun holds memory until they end it.
    public static void startAhead(Iterable<? extends Executor> loops) {
        CompletableFuture.runAsync(() -> loops.forEach(loop -> loop.execute(() -> {})), starter)
                .join();
    }

    /// Puts the calling thread behind all others: it gets a seventh of what another gets that wants the same core, or
    /// a twentieth beside an event loop, and who wakes up need not wait for the end of its time slice.
    ///
    /// Since Linux 6.12 whoever has the shorter slice takes the core at once, and how nice each is still gives the
    /// shares. Older systems do nothing with a slice.
    public static void afterAllOthers() {
        Scheduling.nicer(LAST);
        Scheduling.slice(LAST, SLICE);
    }

    /// Leaves the core for a moment, so that a thread that waits for it, or wakes up meanwhile, has it. For long
    /// work of a thread that is behind all others: Linux puts a thread that wakes up on a core that idles, or else
    /// has it wait for the one that it had before, however nice the thread is that has the other.
    public static void giveWay() {
        Scheduling.pause(MOMENT);
    }
}

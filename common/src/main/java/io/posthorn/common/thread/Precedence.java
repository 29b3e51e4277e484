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
///   the JVM's compilers and collector  ►  event loops  ►  what main starts  ►  what can wait
///             nice 0                        nice 5            nice 10            nice 19, preempted at once
/// ```
public final class Precedence {
    private static final int AHEAD = 5;
    private static final int BEHIND = 10;
    private static final int LAST = 19;

    /// The longest that Linux takes.
    private static final Duration SLICE = Duration.ofMillis(100);

    /// Who starts threads that go ahead; whoever asks for it, where no `main` is behind the JVM.
    private static volatile Executor ahead = Runnable::run;

    private Precedence() {}

    /// Puts the calling thread behind the JVM's own. Code that is not compiled takes some thirty times as long, and
    /// keeps the compiler from the cores; so this is for the first line of `main`.
    public static void afterTheJvm() {
        Executor starter = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("posthorn-starter").daemon().factory());
        starter.execute(() -> Scheduling.nicer(AHEAD));
        ahead = starter;
        Scheduling.nicer(BEHIND);
    }

    /// Runs what starts threads, so that those go ahead of all others that `main` starts, and returns when it has run.
    /// For event loops: they end what others began, and until they do all of it takes memory and time.
    public static void ahead(Runnable start) {
        CompletableFuture.runAsync(start, ahead).join();
    }

    /// Puts the calling thread behind all others: it gets a seventh of what another gets that wants the same core, and
    /// who wakes up need not wait for the end of its time slice.
    ///
    /// Since Linux 6.12 whoever has the shorter slice takes the core at once, and how nice each is still gives the
    /// shares. Older systems do nothing with a slice.
    public static void afterAllOthers() {
        Scheduling.nicer(LAST);
        Scheduling.slice(LAST, SLICE);
    }
}

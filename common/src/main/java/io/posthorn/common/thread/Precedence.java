package io.posthorn.common.thread;

import java.time.Duration;

/// Which threads go first when more want a core than there are. Java's own priorities do nothing without privileges,
/// but on Linux every thread may make itself nicer, for good. The threads that it starts are as nice. Elsewhere, and
/// where the system refuses, all stay equal.
///
/// ```
///   the JVM's compilers and collector  ►  what main starts  ►  what can wait
///             nice 0                          nice 10             nice 19, preempted at once
/// ```
public final class Precedence {
    private static final int BEHIND = 10;
    private static final int LAST = 19;

    /// The longest that Linux takes.
    private static final Duration SLICE = Duration.ofMillis(100);

    private Precedence() {}

    /// Puts the calling thread behind the JVM's own. Code that is not compiled takes some thirty times as long, and
    /// keeps the compiler from the cores; so this is for the first line of `main`.
    public static void afterTheJvm() {
        Scheduling.nicer(BEHIND);
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

package io.posthorn.common.thread;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Locale;

/// Which threads go first when more want a core than there are. Java's own priorities do nothing without privileges,
/// but on Linux every thread may make itself nicer, for good. The threads that it starts are as nice. Elsewhere, and
/// where the system refuses, all stay equal.
///
/// ```
///   the JVM's compilers and collector  ►  what main starts  ►  what can wait
///             nice 0                          nice 10             nice 19, interrupted at once
/// ```
public final class Precedence {
    private static final boolean LINUX =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    private static final int BEHIND = 10;
    private static final int LAST = 19;

    /// The longest that Linux takes.
    private static final Duration SLICE = Duration.ofMillis(100);

    private static final Linker.Option VARIADIC = Linker.Option.firstVariadicArg(1);

    private Precedence() {}

    /// What is done with a function of the C library. A refusal is no failure: all stay equal.
    interface Use {
        void of(MethodHandle function) throws Throwable;
    }

    /// Puts the calling thread behind the JVM's own. Code that is not compiled takes some thirty times as long, and
    /// keeps the compiler from the cores; so this is for the first line of `main`.
    public static void afterTheJvm() {
        nicer(BEHIND);
    }

    /// Puts the calling thread behind all others: it gets a seventh of what another gets that wants the same core, and
    /// whoever wakes up need not wait until its time slice is over.
    public static void afterAllOthers() {
        nicer(LAST);
        interruptible();
    }

    /// nice(2) changes the calling thread alone on Linux, and stops at 19.
    private static void nicer(int by) {
        call("nice", FunctionDescriptor.of(JAVA_INT, JAVA_INT), nice -> {
            int _ = (int) nice.invokeExact(by);
        });
    }

    /// Since 6.12 a thread with a shorter slice than the running one takes its core at once; what a thread gets of the
    /// core in the end follows from how nice it is. Older systems take the slice and do nothing with it.
    private static void interruptible() {
        if (!SetAttributes.isKnown()) {
            return;
        }
        call("sched_getscheduler", FunctionDescriptor.of(JAVA_INT, JAVA_INT), getPolicy -> {
            if ((int) getPolicy.invokeExact(0) == SetAttributes.USUAL_POLICY) {
                call("syscall", SetAttributes.CALL, SetAttributes.ofThisThread(LAST, SLICE), VARIADIC);
            }
        });
    }

    @SuppressWarnings("restricted") // all start scripts open native access
    private static void call(String name, FunctionDescriptor type, Use use, Linker.Option... options) {
        if (!LINUX) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            use.of(linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options));
        } catch (UnsupportedOperationException | IllegalCallerException _) {
            // no native access, so all stay equal
        } catch (Throwable e) {
            throw new IllegalStateException(name + " cannot be called", e);
        }
    }
}

package io.posthorn.common.thread;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/// Which threads go first when more want a core than there are. Java's own priorities do nothing without privileges,
/// but on Linux every thread may step back, for good, and those that it starts are where it is. Elsewhere, and where
/// the system refuses, all threads stay equal.
///
/// ```
///   the JVM's compilers and collector  ►  what main starts  ►  what can wait
///               nice 0                        nice 10          SCHED_IDLE
/// ```
public final class Precedence {
    private static final boolean LINUX =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");

    private static final int PRIO_PROCESS = 0;
    private static final int SCHED_IDLE = 5;
    private static final int CALLING_THREAD = 0;
    private static final int NICE = 10;

    private Precedence() {}

    /// Puts the calling thread behind the JVM's own. Code that is not compiled takes some thirty times as long, and
    /// keeps the compiler from the cores; so this is for the first line of `main`.
    ///
    /// @return whether the system did it
    public static boolean afterTheJvm() {
        FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        return system("setpriority", type, function -> (int) function.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICE));
    }

    /// Lets the calling thread run only while a core has nothing else to do, or nearly so. Whoever waits for a lock
    /// that it holds waits as long.
    ///
    /// @return whether the system did it
    public static boolean whenIdle() {
        FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment priority = arena.allocateFrom(JAVA_INT, 0);
            return system("sched_setscheduler", type, function ->
                    (int) function.invokeExact(CALLING_THREAD, SCHED_IDLE, priority));
        }
    }

    private interface Call {
        int on(MethodHandle function) throws Throwable;
    }

    @SuppressWarnings("restricted") // all start scripts open native access
    private static boolean system(String name, FunctionDescriptor type, Call call) {
        if (!LINUX) {
            return false;
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find(name)
                .map(address -> linker.downcallHandle(address, type))
                .filter(function -> call(function, call) == 0)
                .isPresent();
    }

    private static int call(MethodHandle function, Call call) {
        try {
            return call.on(function);
        } catch (Throwable e) {
            throw new IllegalStateException("a function of the system cannot be called", e);
        }
    }
}

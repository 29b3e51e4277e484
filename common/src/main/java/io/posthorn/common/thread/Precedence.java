package io.posthorn.common.thread;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/// Which threads go first when more want a core than there are. Java's own priorities do nothing without privileges,
/// but on Linux every thread may make itself nicer, for good. The threads that it starts are as nice. Elsewhere, and
/// where the system refuses, all stay equal.
///
/// ```
///   the JVM's compilers and collector  ►  what main starts  ►  what can wait
///             nice 0                          nice 10             nice 19
/// ```
public final class Precedence {
    private static final boolean LINUX =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    private static final int BEHIND = 10;
    private static final int LAST = 19;

    private Precedence() {}

    /// Puts the calling thread behind the JVM's own. Code that is not compiled takes some thirty times as long, and
    /// keeps the compiler from the cores; so this is for the first line of `main`.
    public static void afterTheJvm() {
        nicer(BEHIND);
    }

    /// Puts the calling thread behind all others: it gets a seventh of what another gets that wants the same core.
    public static void afterAllOthers() {
        nicer(LAST);
    }

    /// nice(2) changes the calling thread alone on Linux, and stops at 19.
    @SuppressWarnings("restricted") // all start scripts open native access
    private static void nicer(int by) {
        if (!LINUX) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
            MethodHandle nice = linker.downcallHandle(linker.defaultLookup().findOrThrow("nice"), type);
            int _ = (int) nice.invokeExact(by);
        } catch (UnsupportedOperationException | IllegalCallerException _) {
            // no native access, so all stay equal
        } catch (Throwable e) {
            throw new IllegalStateException("nice cannot be called", e);
        }
    }
}

package io.posthorn.common.thread;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.LockSupport;

/// What Linux lets the calling thread say about itself. What it refuses, or does not have, changes nothing; nor does
/// another system.
final class Scheduling {
    private static final boolean LINUX =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");

    private static final FunctionDescriptor INT_OF_INT = FunctionDescriptor.of(JAVA_INT, JAVA_INT);

    /// syscall(2): the number of the call, the thread, its attributes, flags.
    private static final FunctionDescriptor SYSCALL =
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);

    private static final int UNKNOWN = -1;

    /// Of sched_setattr(2), for which not every C library has a function.
    private static final long SET_ATTRIBUTES = switch (System.getProperty("os.arch")) {
        case "amd64", "x86_64" -> 314;
        case "aarch64", "riscv64" -> 274;
        default -> UNKNOWN;
    };

    private static final StructLayout ATTRIBUTES = MemoryLayout.structLayout(
            JAVA_INT.withName("size"),
            JAVA_INT.withName("policy"),
            JAVA_LONG.withName("flags"),
            JAVA_INT.withName("nice"),
            JAVA_INT.withName("priority"),
            JAVA_LONG.withName("runtime"),
            JAVA_LONG.withName("deadline"),
            JAVA_LONG.withName("period"));

    /// `SCHED_OTHER`.
    private static final int USUAL_POLICY = 0;

    /// What the thread starts has the usual slices again.
    private static final long RESET_ON_FORK = 1;

    private Scheduling() {}

    /// nice(2) changes the calling thread alone on Linux, and stops at 19.
    static void nicer(int by) {
        call(() -> {
            int _ = (int) function("nice", INT_OF_INT).invokeExact(by);
        });
    }

    /// Asks for a time slice, of a thread with the usual policy.
    ///
    /// @param nice how nice the thread is
    static void slice(int nice, Duration slice) {
        call(() -> {
            if (SET_ATTRIBUTES != UNKNOWN && policy() == USUAL_POLICY) {
                MethodHandle syscall = function("syscall", SYSCALL, Linker.Option.firstVariadicArg(1));
                try (Arena memory = Arena.ofConfined()) {
                    long _ = (long) syscall.invokeExact(SET_ATTRIBUTES, 0, attributes(memory, nice, slice), 0);
                }
            }
        });
    }

    /// Waits, with the core left to others.
    static void pause(Duration moment) {
        if (LINUX) {
            LockSupport.parkNanos(moment.toNanos());
        }
    }

    private static int policy() throws Throwable {
        return (int) function("sched_getscheduler", INT_OF_INT).invokeExact(0);
    }

    private static MemorySegment attributes(SegmentAllocator memory, int nice, Duration slice) {
        MemorySegment attributes = memory.allocate(ATTRIBUTES);
        attributes.set(JAVA_INT, at("size"), Math.toIntExact(ATTRIBUTES.byteSize()));
        attributes.set(JAVA_INT, at("policy"), USUAL_POLICY);
        attributes.set(JAVA_LONG, at("flags"), RESET_ON_FORK);
        attributes.set(JAVA_INT, at("nice"), nice);
        attributes.set(JAVA_LONG, at("runtime"), slice.toNanos());
        return attributes;
    }

    private static long at(String field) {
        return ATTRIBUTES.byteOffset(MemoryLayout.PathElement.groupElement(field));
    }

    @SuppressWarnings("restricted") // all start scripts open native access
    private static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }

    private static void call(Call call) {
        if (!LINUX) {
            return;
        }
        try {
            call.run();
        } catch (UnsupportedOperationException | IllegalCallerException | NoSuchElementException _) {
            // no native access, or another C library, so nothing changes
        } catch (Throwable e) {
            throw new IllegalStateException("the C library cannot be called", e);
        }
    }

    private interface Call {
        void run() throws Throwable;
    }
}

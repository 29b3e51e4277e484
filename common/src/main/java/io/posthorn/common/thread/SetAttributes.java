package io.posthorn.common.thread;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.time.Duration;

/// sched_setattr(2), for which not every C library has a function.
final class SetAttributes {
    /// `SCHED_OTHER`.
    static final int USUAL_POLICY = 0;

    /// Of syscall(2): the number of the call, the thread, its attributes, flags.
    static final FunctionDescriptor CALL = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);

    private static final int UNKNOWN = -1;
    private static final long NUMBER = switch (System.getProperty("os.arch")) {
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

    /// What the thread starts has the usual slices again.
    private static final long RESET_ON_FORK = 1;

    private SetAttributes() {}

    /// Whether the number of the call is known on this kind of machine.
    static boolean isKnown() {
        return NUMBER != UNKNOWN;
    }

    /// How nice the calling thread is, which is of the usual policy, and how long a slice it asks for.
    static Precedence.Use ofThisThread(int nice, Duration slice) {
        return syscall -> {
            try (Arena memory = Arena.ofConfined()) {
                long _ = (long) syscall.invokeExact(NUMBER, 0, attributes(memory, nice, slice), 0);
            }
        };
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
}

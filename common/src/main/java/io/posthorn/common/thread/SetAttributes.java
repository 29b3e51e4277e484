package io.posthorn.common.thread;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.time.Duration;

/// The argument of sched_setattr(2), for which not every C library has a function.
final class SetAttributes {
    /// Of the system call; negative where it is not known.
    static final long NUMBER = switch (System.getProperty("os.arch")) {
        case "amd64", "x86_64" -> 314;
        case "aarch64", "riscv64" -> 274;
        default -> -1;
    };

    private static final StructLayout LAYOUT = MemoryLayout.structLayout(
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

    /// For a thread of the usual policy.
    static MemorySegment of(SegmentAllocator memory, int nice, Duration slice) {
        MemorySegment attributes = memory.allocate(LAYOUT);
        attributes.set(JAVA_INT, at("size"), (int) LAYOUT.byteSize());
        attributes.set(JAVA_LONG, at("flags"), RESET_ON_FORK);
        attributes.set(JAVA_INT, at("nice"), nice);
        attributes.set(JAVA_LONG, at("runtime"), slice.toNanos());
        return attributes;
    }

    private static long at(String field) {
        return LAYOUT.byteOffset(MemoryLayout.PathElement.groupElement(field));
    }
}

package io.posthorn.benchmark.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// The machine that a run ran on.
public final class Machine {
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final double GIB = 1024.0 * 1024 * 1024;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /// Cores, processor, memory, system and JDK in one line.
    public String description() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %.0f GiB of memory, %s %s, JDK %s",
                system.getAvailableProcessors(),
                processor(),
                system.getTotalMemorySize() / GIB,
                system.getName(),
                system.getVersion(),
                Runtime.version());
    }

    /// Processes that ran or waited for a core over the last minute; a run on an idle machine begins near 0.
    public String load() {
        return String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage());
    }

    private String processor() {
        if (!Files.isReadable(CPU)) {
            return system.getArch();
        }
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(system.getArch());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + CPU, e);
        }
    }
}

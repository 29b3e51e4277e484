package io.posthorn.benchmark.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a JVM is started beside this one.
///
/// @param announcedBy how the line begins that it prints when it is ready
/// @param log where its standard error stream goes
public record Launch(
        String name,
        String mainClass,
        List<String> options,
        Map<String, String> environment,
        String announcedBy,
        Path log) {
    public Launch {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /// The same classes as this process has.
    String classPath() {
        return System.getProperty("java.class.path");
    }
}

package io.posthorn.benchmark.process;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How a JVM is started beside this one.
///
/// @param announcedBy how the line begins that it prints when it is ready
/// @param log where its standard error stream goes
/// @param classPath where its classes are, as `-cp` has it
public record Launch(
        String name,
        String mainClass,
        List<String> options,
        Map<String, String> environment,
        String announcedBy,
        Path log,
        String classPath) {

    public Launch(
            String name,
            String mainClass,
            List<String> options,
            Map<String, String> environment,
            String announcedBy,
            Path log) {
        this(name, mainClass, options, environment, announcedBy, log, System.getProperty("java.class.path"));
    }

    public Launch {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /// Without the libraries whose name begins so.
    public Launch without(String library) {
        return withClassPath(Arrays.stream(classPath.split(File.pathSeparator))
                .filter(path -> !Path.of(path).getFileName().toString().startsWith(library))
                .collect(Collectors.joining(File.pathSeparator)));
    }

    /// With other classes than this process has.
    public Launch withClassPath(String classes) {
        return new Launch(name, mainClass, options, environment, announcedBy, log, classes);
    }
}

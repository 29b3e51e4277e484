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
/// @param without beginning of the name of the libraries that it does not get
/// @param log where its standard error stream goes
public record Launch(
        String name,
        String mainClass,
        List<String> options,
        Map<String, String> environment,
        String announcedBy,
        Path log,
        String without) {
    private static final String EVERYTHING = "/";

    public Launch(
            String name,
            String mainClass,
            List<String> options,
            Map<String, String> environment,
            String announcedBy,
            Path log) {
        this(name, mainClass, options, environment, announcedBy, log, EVERYTHING);
    }

    public Launch {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /// Without the libraries whose name begins so.
    public Launch without(String library) {
        return new Launch(name, mainClass, options, environment, announcedBy, log, library);
    }

    /// The classes that this process has.
    String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !Path.of(path).getFileName().toString().startsWith(without))
                .collect(Collectors.joining(File.pathSeparator));
    }
}

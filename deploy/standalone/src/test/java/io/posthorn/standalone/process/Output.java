package io.posthorn.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a process printed.
final class Output {
    private static final int TAIL_LINES = 80;
    private static final int EXCEPTION_LINES = 20;

    /// The logger that says a line for each attempt.
    private static final String ATTEMPT = " io.posthorn.attempt ";

    private Output() {}

    static boolean has(Path output, String text) {
        return lines(output).stream().anyMatch(line -> line.contains(text));
    }

    static String tail(Path output) {
        List<String> lines =
                lines(output).stream().filter(line -> !line.contains(ATTEMPT)).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    /// The first line that has this, with the exception that may follow it.
    static Stream<String> about(Path output, String text) {
        return lines(output).stream().dropWhile(line -> !line.contains(text)).limit(EXCEPTION_LINES);
    }

    private static List<String> lines(Path output) {
        try {
            return new String(Files.readAllBytes(output), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.posthorn.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A thread of a process, as Linux sees it.
///
/// @param name the first fifteen characters
public record RunningThread(String name, int nice) {
    private static final int NICE = 16;

    /// Those that run at the moment.
    static List<RunningThread> of(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.flatMap(RunningThread::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nothing where it has ended meanwhile. proc(5): the name is in parentheses, and may hold some.
    private static Stream<RunningThread> read(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"), UTF_8);
            int end = stat.lastIndexOf(')');
            String[] afterName = stat.substring(end + 2).split(" ", -1);
            return Stream.of(
                    new RunningThread(stat.substring(stat.indexOf('(') + 1, end), Integer.parseInt(afterName[NICE])));
        } catch (NoSuchFileException _) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.posthorn.standalone.process;

import static org.awaitility.Awaitility.await;

import io.posthorn.common.fixture.RunningThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A part of Posthorn in a JVM of its own, which a test can kill or ask to stop. What it prints goes to a file; it
/// never outlives this JVM.
public final class PosthornProcess implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofMinutes(2);
    private static final String READY = "Posthorn is ready at http://";

    private final Part part;
    private final Process process;
    private final Path output;
    private final URI address;

    private PosthornProcess(Part part, Process process, Path output, URI address) {
        this.part = part;
        this.process = process;
        this.output = output;
        this.address = address;
    }

    /// Starts it and does not wait until it is ready.
    ///
    /// @param environment its settings; those of this JVM are not handed on
    public static PosthornProcess launch(Part part, Map<String, String> environment) {
        return launch(part, part.command(), environment);
    }

    /// Starts the standalone process by the command of the README.
    public static PosthornProcess launchByScript(Map<String, String> environment) {
        String script = Part.ROOT.resolve("deploy").resolve("run").toString();
        return launch(Part.STANDALONE, List.of(script), environment);
    }

    private static PosthornProcess launch(Part part, List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("posthorn-" + part + "-", ".log");
            output.toFile().deleteOnExit();
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("POSTHORN_"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end-" + part));
            URI address = URI.create("http://127.0.0.1:" + environment.get("POSTHORN_HTTP_PORT"));
            return OutputOnFailure.watched(new PosthornProcess(part, process, output, address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it says, or is found, to be ready.
    public PosthornProcess awaitReady() {
        await(part + " is ready")
                .atMost(START_DEADLINE)
                .pollInterval(Duration.ofMillis(50))
                .until(this::isReady);
        return this;
    }

    public URI address() {
        return address;
    }

    List<RunningThread> threads() {
        return RunningThread.of(process.pid());
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// As kill -9 does: nothing in the process runs any more.
    public void kill9() {
        end(process);
        exitWithin(Duration.ofSeconds(30));
    }

    /// As a machine that hangs does: nothing runs any more, and nothing is closed.
    void freeze() {
        try {
            int status = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -STOP ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + part + " is frozen", e);
        }
    }

    /// With what the script may have started and waits for.
    private static void end(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /// As SIGTERM does: the process may finish what it has begun.
    ///
    /// @return the exit code
    public int terminate(Duration deadline) {
        process.destroy();
        return exitWithin(deadline);
    }

    @Override
    public void close() {
        kill9();
    }

    String story() {
        return "---- %s, pid %d, %s%n%s"
                .formatted(part, process.pid(), process.isAlive() ? "running" : "ended", Output.tail(output));
    }

    boolean said(String text) {
        return Output.has(output, text);
    }

    Stream<String> saidOf(String request) {
        return Output.about(output, "request=" + request + " ");
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    part + " ended with " + process.exitValue() + " before it was ready\n" + Output.tail(output));
        }
        return switch (part) {
            case STANDALONE -> Output.has(output, READY);
            case API, DISPATCHER -> Readiness.of(address);
        };
    }

    private int exitWithin(Duration deadline) {
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(part + " still runs after " + deadline + "\n" + Output.tail(output));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + part + " ends", e);
        }
    }
}

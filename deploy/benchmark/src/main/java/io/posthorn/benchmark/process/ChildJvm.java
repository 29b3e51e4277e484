package io.posthorn.benchmark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A JVM beside this one, with its own heap and threads, and the options that `deploy/run` gives. It ends with this
/// one.
public final class ChildJvm implements AutoCloseable {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 40;

    private final Launch launch;
    private final Process process;
    private final Thread killer;
    private final CompletableFuture<String> announced = new CompletableFuture<>();

    private ChildJvm(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
        this.killer = new Thread(process::destroyForcibly, "kill " + launch.name());
    }

    /// Starts it and waits until it prints a line that begins as its launch says.
    public static ChildJvm start(Launch launch) throws InterruptedException {
        ChildJvm child = new ChildJvm(launch, begin(launch));
        Runtime.getRuntime().addShutdownHook(child.killer);
        Thread.ofVirtual().start(child::readLines);
        try {
            child.announced.get(START_SECONDS, TimeUnit.SECONDS);
            return child;
        } catch (ExecutionException | TimeoutException e) {
            child.close();
            throw new IllegalStateException(launch.name() + " did not start; see " + launch.log(), e);
        }
    }

    /// What followed on the line that it announced itself with.
    public String announcement() {
        return announced.join();
    }

    public long pid() {
        return process.pid();
    }

    /// Asks it to end, and ends it where it does not.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException _) {
            // The hooks are running already, this one among them.
        }
    }

    private static Process begin(Launch launch) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(Objects.requireNonNull(
                        System.getProperty("posthorn.jvm.options"), "deploy/benchmark/run names the options")
                .strip()
                .split(" ")));
        command.addAll(launch.options());
        command.addAll(List.of("-cp", launch.classPath(), launch.mainClass()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(launch.log().toFile());
        builder.environment().putAll(launch.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + launch.name(), e);
        }
    }

    private void readLines() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(launch.announcedBy())) {
                    announced.complete(
                            line.substring(launch.announcedBy().length()).strip());
                }
            }
            announced.completeExceptionally(new IllegalStateException(launch.name() + " ended"));
        } catch (IOException e) {
            announced.completeExceptionally(e);
        }
    }
}

package io.posthorn.dispatcher;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.posthorn.common.secret.MasterKey;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.deliver.WorkerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;

/// A dispatcher in a JVM of its own, which a test can kill.
record ChildDispatcher(Process process) implements AutoCloseable {
    private static final String READY = "ready";

    /// Ends with its standard input.
    public static void main(String[] arguments) throws Exception {
        DispatcherConfig config = House.config(
                arguments[0], new Topics(arguments[1]), MasterKey.parse(arguments[2]), WorkerConfig.DEFAULT);
        Dispatcher dispatcher = Dispatcher.start(config, new SimpleMeterRegistry(), InstantSource.system());
        Awaitility.await().until(dispatcher::consuming);
        System.out.println(READY);
        System.exit(System.in.read());
    }

    static ChildDispatcher start(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), ChildDispatcher.class.getName());
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        awaitReady(process.inputReader());
        return new ChildDispatcher(process);
    }

    /// As kill -9 does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static void awaitReady(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.equals(READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the child ended before it was ready");
        }
    }
}

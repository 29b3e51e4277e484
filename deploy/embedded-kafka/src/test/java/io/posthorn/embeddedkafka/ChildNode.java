package io.posthorn.embeddedkafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/// An embedded node in a JVM of its own, which a test can kill.
record ChildNode(Process process, String bootstrapServers) implements AutoCloseable {

    private static final String READY = "ready at ";

    public static void main(String[] arguments) throws IOException {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(new EmbeddedKafkaConfig(Path.of(arguments[0]), EmbeddedKafkaConfig.FREE_PORT));
        System.out.println(READY + kafka.bootstrapServers());
        int untilTheParentEnds = System.in.read();
        System.exit(untilTheParentEnds);
    }

    static ChildNode start(Path data) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        java, "-Xmx512m", "-cp", classes, ChildNode.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new ChildNode(process, awaitReady(process.inputReader()));
    }

    long id() {
        return process.pid();
    }

    /// As kill -9 does: nothing in the process runs any more.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String awaitReady(BufferedReader output) throws IOException {
        String line = nextLine(output);
        while (!line.startsWith(READY)) {
            line = nextLine(output);
        }
        return line.substring(READY.length());
    }

    private static String nextLine(BufferedReader output) throws IOException {
        return Objects.requireNonNull(output.readLine(), "the child ended before it was ready");
    }
}

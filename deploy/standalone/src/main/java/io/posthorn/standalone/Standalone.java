package io.posthorn.standalone;

import io.posthorn.common.thread.Precedence;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the standalone process, says when it is ready, and drains it on SIGTERM.
public final class Standalone {
    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);
    private static final int FAILED = 1;

    private Standalone() {}

    public static void main(String[] arguments) throws InterruptedException {
        Precedence.afterTheJvm();
        Map<String, String> environment = System.getenv();
        try {
            Settings settings = Settings.from(environment);
            Node node = Node.start(settings, Node.keys(settings, environment));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(node), "drain"));
            new StartGate(node.application()).await();
            announce(node);
        } catch (RuntimeException failed) {
            LOG.debug("start failed", failed);
            System.err.println("posthorn: cannot start: " + cause(failed));
            Runtime.getRuntime().halt(FAILED);
        }
        Thread.currentThread().join();
    }

    /// A drained process ended well: it exits with 0 and not with the signal's number.
    private static void drain(Node node) {
        int status = 0;
        try {
            node.close();
        } catch (RuntimeException failed) {
            LOG.error("stopping failed; what was in flight is delivered again after the next start", failed);
            status = FAILED;
        }
        Runtime.getRuntime().halt(status);
    }

    private static void announce(Node node) {
        System.out.println("Posthorn is ready at " + node.address());
        node.newApiKey().ifPresent(key -> System.out.println("API key: " + key));
    }

    /// The innermost cause says what is wrong; those around it say where.
    private static String cause(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}

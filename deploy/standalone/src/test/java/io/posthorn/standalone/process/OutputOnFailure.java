package io.posthorn.standalone.process;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/// Prints the last lines of every process of a test class when one of its tests failed.
public final class OutputOnFailure implements TestWatcher, AfterAllCallback {
    private static final Queue<PosthornProcess> STARTED = new ConcurrentLinkedQueue<>();

    static PosthornProcess watched(PosthornProcess process) {
        STARTED.add(process);
        return process;
    }

    @Override
    @SuppressWarnings("SystemOut") // The run says it, whatever the log level.
    public void testFailed(ExtensionContext context, Throwable cause) {
        STARTED.forEach(process -> System.out.println(process.story()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        STARTED.clear();
    }
}

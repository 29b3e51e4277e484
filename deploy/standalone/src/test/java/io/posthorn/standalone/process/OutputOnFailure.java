package io.posthorn.standalone.process;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;

/// Prints the last lines of every process of a test class when one of its tests failed, and adds to the failure what
/// they say about the requests that it names.
public final class OutputOnFailure implements TestExecutionExceptionHandler, TestWatcher, AfterAllCallback {
    private static final Queue<PosthornProcess> STARTED = new ConcurrentLinkedQueue<>();
    private static final Pattern REQUEST_ID = Pattern.compile("req_[0-9a-f]{8}-[0-9a-z]+");

    static PosthornProcess watched(PosthornProcess process) {
        STARTED.add(process);
        return process;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable cause) throws Throwable {
        String said = saidOfRequestsIn(String.valueOf(cause.getMessage()));
        throw said.isEmpty() ? cause : new AssertionError(said + "\n" + cause.getMessage(), cause);
    }

    private static String saidOfRequestsIn(String message) {
        return REQUEST_ID
                .matcher(message)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(3)
                .flatMap(id -> STARTED.stream().flatMap(process -> process.saidOf(id)))
                .collect(Collectors.joining("\n"));
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

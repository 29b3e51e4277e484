package io.posthorn.api.http;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.internal.ThreadExecutorMap;
import java.util.concurrent.Executor;

/// The event loop that a request came in on: its answer is best made there, and not on Kafka's only thread.
public final class EventLoops {
    private EventLoops() {}

    /// The loop of this thread; on any other thread, what runs at once.
    public static Executor current() {
        EventExecutor loop = ThreadExecutorMap.currentExecutor();
        return loop == null ? Runnable::run : loop;
    }
}

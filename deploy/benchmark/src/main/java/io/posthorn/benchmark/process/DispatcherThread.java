package io.posthorn.benchmark.process;

import io.posthorn.common.thread.Precedence;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A thread as nice as a dispatcher's first one. It is one of its own, since no thread gets less nice again, and load
/// generators go ahead of what they measure.
public final class DispatcherThread {
    private static final String NAME = "dispatcher-main";

    private DispatcherThread() {}

    /// Does the work there and waits for it.
    public static <T> T call(Callable<T> work) throws InterruptedException {
        try (ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().name(NAME).factory())) {
            Future<T> done = thread.submit(() -> {
                Precedence.afterTheJvm();
                return work.call();
            });
            return get(done, thread);
        }
    }

    private static <T> T get(Future<T> done, ExecutorService thread) throws InterruptedException {
        try {
            return done.get();
        } catch (InterruptedException e) {
            thread.shutdownNow();
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("what was measured failed", e.getCause());
        }
    }
}

package io.posthorn.standalone.guarantee;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Checks a guarantee while something goes wrong.
///
/// ```
/// prepare ─► act ──────────────► verify
///               ▲  ▲     ▲
///               trouble strikes
/// ```
record GuaranteeSuite(World world, Trouble trouble) {
    void check(Guarantee guarantee) {
        guarantee.prepare(world);
        ExecutorService acting = Executors.newSingleThreadExecutor();
        try {
            Future<?> act = acting.submit(() -> guarantee.act(world));
            trouble.strike(() -> guarantee.progress(world));
            act.get();
        } catch (ExecutionException failed) {
            throw new AssertionError("acting failed", failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the guarantee acts", e);
        } finally {
            acting.shutdownNow();
        }
        guarantee.verify(world);
    }
}

package io.posthorn.embeddedkafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.Exit;
import org.jspecify.annotations.Nullable;

/// One try to start Kafka's server, whose failure is an exception and not the end of this JVM.
///
/// ```
/// starting thread ── startup() returns ───────────────────────────► started
///        └────────── startup() throws ────────────────────────────► failed, with its cause
/// any of its threads ── asks to exit ── nothing thrown meanwhile ─► failed, exit refused
/// ```
///
/// What exits is one setting for the whole JVM, so starts go one after the other.
final class NodeStart {

    private static final Object ONE_AT_A_TIME = new Object();
    private static final int SECONDS_FOR_THE_CAUSE = 5;

    private final CompletableFuture<KafkaRaftServer> started = new CompletableFuture<>();
    private volatile @Nullable KafkaRaftServer server;
    private volatile @Nullable String refusedExit;

    private NodeStart() {}

    /// @throws ExecutionException with Kafka's own failure as its cause
    static KafkaRaftServer start(NodeSettings settings) throws ExecutionException, InterruptedException {
        synchronized (ONE_AT_A_TIME) {
            NodeStart start = new NodeStart();
            Exit.setExitProcedure(start::refuseExit);
            Exit.setHaltProcedure(start::refuseExit);
            try {
                return start.run(settings);
            } finally {
                Exit.resetExitProcedure();
                Exit.resetHaltProcedure();
            }
        }
    }

    private KafkaRaftServer run(NodeSettings settings) throws ExecutionException, InterruptedException {
        Thread thread = Thread.ofPlatform().name("embedded-kafka-start").start(() -> startUp(settings));
        try {
            return started.get();
        } catch (ExecutionException | InterruptedException failed) {
            thread.interrupt();
            shutDown();
            throw failed;
        }
    }

    private void startUp(NodeSettings settings) {
        try {
            KafkaRaftServer starting = new KafkaRaftServer(settings.toKafka(), Time.SYSTEM);
            server = starting;
            starting.startup();
            complete(starting);
        } catch (Throwable cause) { // An Error of Kafka's fails this start, too.
            started.completeExceptionally(cause);
        }
    }

    private void complete(KafkaRaftServer running) {
        String exit = refusedExit;
        if (exit == null) {
            started.complete(running);
        } else {
            failFor(exit);
        }
    }

    // Kafka asks to exit before it throws: the cause is worth a moment's wait.
    private void refuseExit(int status, @Nullable String message) {
        String exit = "status %d, %s".formatted(status, message);
        refusedExit = exit;
        CompletableFuture.delayedExecutor(SECONDS_FOR_THE_CAUSE, TimeUnit.SECONDS)
                .execute(() -> failFor(exit));
    }

    private void failFor(String exit) {
        started.completeExceptionally(new EmbeddedKafkaException("Kafka asked to exit: " + exit));
    }

    private void shutDown() {
        KafkaRaftServer halfStarted = server;
        if (halfStarted != null) {
            halfStarted.shutdown();
        }
    }
}

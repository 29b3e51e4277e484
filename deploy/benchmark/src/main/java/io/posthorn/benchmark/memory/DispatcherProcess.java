package io.posthorn.benchmark.memory;

import io.posthorn.benchmark.kafka.Broker;
import io.posthorn.benchmark.kafka.DispatcherStart;
import io.posthorn.benchmark.process.ChildJvm;
import io.posthorn.benchmark.process.Launch;
import io.posthorn.common.secret.MasterKey;
import io.posthorn.common.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A dispatcher and nothing else in a process of its own.
public final class DispatcherProcess {
    private static final String BOOTSTRAP = "POSTHORN_KAFKA";
    private static final String PREFIX = "POSTHORN_KAFKA_PREFIX";
    private static final String MASTER_KEY = "POSTHORN_MASTER_KEY";
    private static final String ANNOUNCEMENT = "dispatching";

    private DispatcherProcess() {}

    /// Returns once it knows all endpoints.
    ///
    /// @param masterKey text of the key that its endpoints are sealed with
    static ChildJvm start(Broker broker, Topics topics, String masterKey, Path work) throws InterruptedException {
        return ChildJvm.start(new Launch(
                "dispatcher",
                DispatcherProcess.class.getName(),
                List.of("-Xmx512m"),
                Map.of(BOOTSTRAP, broker.bootstrap(), PREFIX, topics.prefix(), MASTER_KEY, masterKey),
                ANNOUNCEMENT,
                work.resolve("dispatcher.log")));
    }

    public static void main(String[] arguments) throws InterruptedException {
        new DispatcherStart(
                        setting(BOOTSTRAP),
                        Broker.plan(new Topics(setting(PREFIX))),
                        MasterKey.parse(setting(MASTER_KEY)))
                .start();
        System.out.println(ANNOUNCEMENT);
        Thread.currentThread().join();
    }

    private static String setting(String name) {
        return Optional.ofNullable(System.getenv(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }
}

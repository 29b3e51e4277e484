package io.posthorn.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.posthorn.common.secret.MasterKey;
import io.posthorn.common.topic.TopicPlan;
import io.posthorn.dispatcher.Dispatcher;
import io.posthorn.dispatcher.DispatcherConfig;
import io.posthorn.dispatcher.deliver.WorkerConfig;
import io.posthorn.common.egress.EgressAllowList;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// Starts dispatchers with their default settings, which may deliver to this machine.
record DispatcherStart(String bootstrap, TopicPlan plan, MasterKey key) {
    private static final String LOOPBACK = "127.0.0.0/8";

    Dispatcher start() throws InterruptedException {
        DispatcherConfig config = new DispatcherConfig(
                bootstrap, plan, EgressAllowList.parse(LOOPBACK), List.of(key), WorkerConfig.DEFAULT);
        try {
            return Dispatcher.start(config, new SimpleMeterRegistry(), InstantSource.system());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dispatcher does not start", e);
        }
    }
}

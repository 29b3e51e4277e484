package io.posthorn.dispatcher.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.posthorn.dispatcher.deliver.WorkerConfig;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much the delivery worker takes on at once; what is absent is as [WorkerConfig#DEFAULT].
@ConfigurationProperties("posthorn.worker")
record WorkerSettings(
        @Nullable Integer eventLoops,
        @Nullable Integer maxRecords,
        @Nullable Integer maxWaiting,
        @Nullable Long maxBytes,
        @Nullable Duration patience) {
    WorkerConfig config() {
        WorkerConfig usual = WorkerConfig.DEFAULT;
        return new WorkerConfig(
                Optional.ofNullable(eventLoops).orElse(usual.eventLoops()),
                Optional.ofNullable(maxRecords).orElse(usual.maxRecords()),
                Optional.ofNullable(maxWaiting).orElse(usual.maxWaiting()),
                Optional.ofNullable(maxBytes).orElse(usual.maxBytes()),
                Optional.ofNullable(patience).orElse(usual.patience()));
    }
}

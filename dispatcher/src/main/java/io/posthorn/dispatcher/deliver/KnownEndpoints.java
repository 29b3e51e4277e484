package io.posthorn.dispatcher.deliver;

import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.id.EndpointId;
import io.posthorn.dispatcher.directory.EndpointView;
import io.posthorn.dispatcher.directory.ReadBarrier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// The endpoints, with the means to be sure that one does not exist. Thread-safe.
public final class KnownEndpoints {
    private final EndpointView directory;
    private final ReadBarrier barrier;
    private final Admin admin;

    public KnownEndpoints(EndpointView directory, ReadBarrier barrier, Admin admin) {
        this.directory = directory;
        this.barrier = barrier;
        this.admin = admin;
    }

    Optional<Endpoint> find(EndpointId id) {
        return directory.find(id);
    }

    /// Completes once everything is known that was registered before this call; then who is unknown is deleted.
    CompletionStage<Void> upToDate() {
        Map<TopicPartition, OffsetSpec> latest =
                barrier.partitions().stream().collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return admin.listOffsets(latest)
                .all()
                .toCompletionStage()
                .thenCompose(ends -> barrier.passed(ends.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, end -> offset(end.getValue())))));
    }

    private static Long offset(ListOffsetsResult.ListOffsetsResultInfo end) {
        return end.offset();
    }
}

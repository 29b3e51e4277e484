package io.posthorn.benchmark.kafka;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// How far a topic has come. Asking costs the broker next to nothing, where reading along would cost as much as what
/// is measured.
public final class TopicEnd {
    private final Broker broker;
    private final String topic;

    public TopicEnd(Broker broker, String topic) {
        this.broker = broker;
        this.topic = topic;
    }

    /// The offsets at which its partitions end.
    public Map<TopicPartition, Long> offsets() {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, Broker.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> answered = broker.admin()
                .listOffsets(asked)
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return answered.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /// How many records it ever took.
    public long records() {
        return offsets().values().stream().mapToLong(Long::longValue).sum();
    }
}

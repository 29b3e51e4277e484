package io.posthorn.dispatcher.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// Makes registrations count that were answered before a moment (law 5): whoever asks for the ends of the endpoints
/// topic at that moment, and waits here for them, sees every one of them in the directory. No clock, no expiry.
/// Thread-safe.
public final class ReadBarrier {
    private final List<TopicPartition> partitions;
    private final Applied applied;

    ReadBarrier(Collection<TopicPartition> partitions, Applied applied) {
        this.partitions = List.copyOf(partitions);
        this.applied = applied;
    }

    /// The partitions whose ends are to be asked for.
    public List<TopicPartition> partitions() {
        return partitions;
    }

    /// Completes, on the directory's thread, once everything before the ends is applied.
    public CompletableFuture<Void> passed(Map<TopicPartition, Long> ends) {
        return applied.reaches(ends.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(end -> end.getKey().partition(), Map.Entry::getValue)));
    }
}

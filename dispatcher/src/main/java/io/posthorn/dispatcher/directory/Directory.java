package io.posthorn.dispatcher.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.record.JsonCodec;
import io.posthorn.common.record.UnreadableRecordException;
import io.posthorn.common.scope.Scope;
import io.posthorn.dispatcher.kafka.Clients;
import io.posthorn.dispatcher.kafka.PollThread;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All endpoints, kept up to date with the endpoints topic by a thread of its own. Any thread may read.
///
/// After a failure it reads the topic again from its start: snapshots carry versions, so that nothing gets older.
public final class Directory implements EndpointView, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final List<TopicPartition> partitions;
    private final EndpointIndex index = new EndpointIndex();
    private final Applied applied = new Applied();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final PollThread thread = new PollThread("posthorn-directory", this::follow);

    /// @param consumers makes consumers without a group
    /// @param partitions all of the endpoints topic
    public Directory(Supplier<Consumer<byte[], byte[]>> consumers, Collection<TopicPartition> partitions) {
        this.consumers = consumers;
        this.partitions = List.copyOf(partitions);
    }

    /// Completes once everything is applied that the topic held when it was first read.
    public CompletableFuture<Void> start() {
        thread.start();
        return loaded;
    }

    public ReadBarrier barrier() {
        return new ReadBarrier(partitions, applied);
    }

    public boolean isLoaded() {
        return loaded.isDone();
    }

    @Override
    public Optional<Endpoint> find(EndpointId id) {
        return index.find(id);
    }

    @Override
    public Collection<Endpoint> of(Scope scope) {
        return index.of(scope);
    }

    public int size() {
        return index.size();
    }

    @Override
    public void close() {
        thread.close();
    }

    private void follow(PollThread.Life life) {
        Consumer<byte[], byte[]> consumer = consumers.get();
        try {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            CompletableFuture<Void> _ =
                    barrier().passed(consumer.endOffsets(partitions)).thenRun(() -> loaded.complete(null));
            while (life.goesOn()) {
                consumer.poll(POLL).forEach(this::apply);
                applied.advance(
                        partitions.stream().collect(Collectors.toMap(TopicPartition::partition, consumer::position)));
                life.polled();
            }
        } finally {
            Clients.close(consumer);
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> consumed) {
        try {
            JsonCodec.ENDPOINTS
                    .decode(consumed)
                    .ifPresentOrElse(index::put, () -> index.remove(new EndpointId(new String(consumed.key(), UTF_8))));
        } catch (UnreadableRecordException | IllegalArgumentException | NullPointerException e) {
            LOG.error("Endpoint snapshot passed over: it cannot be read", e);
        }
    }
}

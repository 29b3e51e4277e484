package io.posthorn.api.publish;

import io.posthorn.api.kafka.LogProducer;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.record.EventRecords;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Publishes events that need no database: without a key, and without a message. Never blocks.
@Singleton
final class PlainPublishing {
    private final LogProducer log;
    private final String topic;
    private final IdSource ids;

    PlainPublishing(LogProducer log, Topics topics, IdSource ids) {
        this.log = log;
        this.topic = topics.events();
        this.ids = ids;
    }

    /// May wait five milliseconds, to share a write with others.
    CompletableFuture<Outcome> publish(Submission submission) {
        EventId id = ids.event();
        return log.sendWithOthers(EventRecords.of(topic, submission.as(id)))
                .handle((_, failure) -> failure == null ? new Outcome.Accepted(id, false) : Pending.UNAVAILABLE);
    }

    /// As [#publish(Submission)] for each of them, but many wait for nobody else.
    CompletableFuture<?> publish(List<Pending> all) {
        CompletableFuture<?>[] settled = all.stream()
                .map(pending -> publish(pending.submission()).thenAccept(pending::settle))
                .toArray(CompletableFuture[]::new);
        if (settled.length > 1) {
            log.sendWaiting();
        }
        return CompletableFuture.allOf(settled);
    }
}

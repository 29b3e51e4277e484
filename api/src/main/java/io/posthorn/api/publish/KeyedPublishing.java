package io.posthorn.api.publish;

import io.posthorn.api.database.Database;
import io.posthorn.api.kafka.LogPermits;
import io.posthorn.api.kafka.LogProducer;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Publishes events that have a key, so that sending one again makes no second event. Blocks.
///
/// ```
///   note key and event id ─► commit ─► lock the keys ─► publish those not published ─► note it ─► commit
///   (and queue the message)         ─► relay: log ─►
/// ```
///
/// The id is there before the event is: whoever comes after a crash publishes the same event. Whoever comes at the
/// same time waits at the lock.
@Singleton
final class KeyedPublishing {
    private final Database database;
    private final PublishKeys keys;
    private final MessagePublishing messages;
    private final LogProducer log;
    private final LogPermits permits;
    private final Topics topics;
    private final IdSource ids;

    KeyedPublishing(
            Database database,
            PublishKeys keys,
            MessagePublishing messages,
            LogProducer log,
            LogPermits permits,
            Topics topics,
            IdSource ids) {
        this.database = database;
        this.keys = keys;
        this.messages = messages;
        this.log = log;
        this.permits = permits;
        this.topics = topics;
        this.ids = ids;
    }

    /// Gives each submission its outcome. All of them have a key.
    void publish(List<Pending> all) {
        if (all.isEmpty()) {
            return;
        }
        List<Pending> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparing(Pending::lockOrder));
        messages.useAgents(ordered);
        Map<EventId, Pending> queued = database.inTransaction(() -> note(ordered));
        Set<EventId> missing = messages.bring(queued.keySet());
        refuse(missing.stream().map(queued::get).map(Pending::lockOrder).collect(Collectors.toSet()), ordered);
        publishLocked(
                ordered.stream().filter(pending -> !pending.outcome().isDone()).toList());
    }

    /// Those whose messages were queued just now, by the ids of their events.
    private Map<EventId, Pending> note(List<Pending> ordered) {
        Map<EventId, Pending> queued = new LinkedHashMap<>();
        for (Pending pending : ordered) {
            keys.note(pending.scope(), pending.key(), ids.event());
            if (pending.submission().message().isPresent()) {
                keys.find(pending.scope(), pending.key())
                        .filter(kept -> kept.awaits(pending.key()))
                        .ifPresent(kept -> queued.putIfAbsent(kept.event(), pending));
            }
        }
        messages.queue(queued);
        return queued;
    }

    /// The same key may stand in one batch twice.
    private static void refuse(Set<String> keys, List<Pending> ordered) {
        ordered.stream().filter(pending -> keys.contains(pending.lockOrder())).forEach(Pending::refuseUnavailable);
    }

    private void publishLocked(List<Pending> ordered) {
        try {
            permits.holding(() -> database.inTransaction(() -> {
                KeyedBatch batch = new KeyedBatch(keys, log, topics.events());
                ordered.forEach(batch::begin);
                batch.finish();
            }));
        } catch (LogUnavailableException _) {
            ordered.forEach(Pending::refuseUnavailable);
        }
    }
}

package io.posthorn.api.publish;

import io.posthorn.api.database.Database;
import io.posthorn.api.kafka.LogPermits;
import io.posthorn.api.kafka.LogProducer;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Publishes events that have a key, so that sending one again makes no second event. Blocks.
///
/// ```
///   note key and event id ─► commit ─► lock the keys ─► publish those not published ─► note it ─► commit
/// ```
///
/// The id is there before the event is: whoever comes after a crash publishes the same event. Whoever comes at the
/// same time waits at the lock.
@Singleton
final class KeyedPublishing {
    private final Database database;
    private final PublishKeys keys;
    private final LogProducer log;
    private final LogPermits permits;
    private final Topics topics;
    private final IdSource ids;

    KeyedPublishing(
            Database database, PublishKeys keys, LogProducer log, LogPermits permits, Topics topics, IdSource ids) {
        this.database = database;
        this.keys = keys;
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
        try {
            database.inTransaction(
                    () -> ordered.forEach(pending -> keys.note(pending.scope(), pending.key(), ids.event())));
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

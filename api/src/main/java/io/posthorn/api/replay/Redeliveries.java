package io.posthorn.api.replay;

import io.posthorn.api.kafka.LogProducer;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.record.DeliveryRecords;
import io.posthorn.common.record.JournalRecords;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Puts redeliveries into the log: the delivery itself and the fact that it was made.
@Singleton
final class Redeliveries {
    private static final long BYTES_AT_ONCE = 4L * 1024 * 1024;

    private final LogProducer producer;
    private final Topics topics;
    private final Clock clock;

    Redeliveries(LogProducer producer, Topics topics, Clock clock) {
        this.producer = producer;
        this.topics = topics;
        this.clock = clock;
    }

    /// Returns once the log has all of them.
    ///
    /// @throws LogUnavailableException when it did not say so in time; some may be there all the same
    void enqueue(List<Redelivery> redeliveries) {
        JournalRecords journal = new JournalRecords(topics.journal(), producer.partitions(topics.journal()));
        List<CompletableFuture<?>> underWay = new ArrayList<>();
        long bytes = 0;
        for (Redelivery redelivery : redeliveries) {
            underWay.add(producer.send(DeliveryRecords.due(topics.deliveries(), redelivery.delivery())));
            underWay.add(producer.send(journal.of(redelivery.fact(clock.instant()))));
            bytes += redelivery.delivery().body().length;
            if (bytes > BYTES_AT_ONCE) {
                await(underWay);
                bytes = 0;
            }
        }
        await(underWay);
    }

    private static void await(List<CompletableFuture<?>> underWay) {
        try {
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
            underWay.clear();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LogUnavailableException unavailable ? unavailable : e;
        }
    }
}

package io.posthorn.dispatcher.fanout;

import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.record.DeadLetterRecords;
import io.posthorn.common.record.DecodedEvent;
import io.posthorn.common.record.EventRecords;
import io.posthorn.common.record.JournalRecords;
import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.directory.EndpointView;
import io.posthorn.dispatcher.kafka.Sends;
import io.posthorn.dispatcher.metric.Meters;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what a batch of the events topic becomes.
///
/// ```
///                  ┌ well-formed ─► Matches ─► deliveries, or a tier where deliver_at is ahead
///  event record ─► │                       └─► journal: FannedOut (and Deferred)
///                  └ malformed ───► dead-letters ─ acknowledged ─► journal: Malformed
/// ```
final class FanOut {
    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);

    private final Topics topics;
    private final RetryLadder ladder;
    private final EndpointView directory;
    private final InstantSource clock;
    private final Meters meters;

    FanOut(Topics topics, RetryLadder ladder, EndpointView directory, InstantSource clock, Meters meters) {
        this.topics = topics;
        this.ladder = ladder;
        this.directory = directory;
        this.clock = clock;
        this.meters = meters;
    }

    void send(ConsumerRecords<byte[], byte[]> batch, Sends sends) {
        JournalRecords journal = new JournalRecords(topics.journal(), sends.partitions(topics.journal()));
        Outlets outlets = new Outlets(topics, ladder, journal, sends::send);
        for (ConsumerRecord<byte[], byte[]> consumed : batch) {
            switch (EventRecords.read(consumed)) {
                case DecodedEvent.WellFormed event -> fanOut(event, outlets);
                case DecodedEvent.Malformed malformed -> bury(consumed, malformed, outlets, sends);
            }
        }
    }

    private void fanOut(DecodedEvent.WellFormed decoded, Outlets outlets) {
        Matches matches = Matches.of(decoded.event(), directory);
        new FannedOut(decoded, matches, clock.instant()).sendTo(outlets);
    }

    private void bury(
            ConsumerRecord<byte[], byte[]> consumed, DecodedEvent.Malformed malformed, Outlets outlets, Sends sends) {
        Instant now = clock.instant();
        meters.buried(DeadReason.MALFORMED_EVENT);
        LOG.warn("Malformed event at {}: {}", malformed.position(), malformed.error());
        sends.send(
                DeadLetterRecords.malformed(topics.deadLetters(), consumed, malformed.scope(), malformed.error(), now),
                written -> outlets.tell(
                        fact(consumed, malformed, new LogPosition(written.partition(), written.offset()), now)));
    }

    private static Fact fact(
            ConsumerRecord<byte[], byte[]> consumed,
            DecodedEvent.Malformed malformed,
            LogPosition written,
            Instant at) {
        return new Fact.Malformed(
                DeadLetterId.at(consumed.timestamp(), consumed.topic(), consumed.partition(), consumed.offset()),
                malformed.scope(),
                malformed.position(),
                written,
                consumed.value() == null ? 0 : consumed.value().length,
                malformed.error(),
                at);
    }
}

package io.posthorn.dispatcher.fanout;

import io.posthorn.common.delivery.DeferReason;
import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.delivery.Progress;
import io.posthorn.common.event.Event;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.Fact.Matched;
import io.posthorn.common.record.DecodedEvent;
import io.posthorn.common.record.DeliveryRecords;
import io.posthorn.common.record.JsonCodec;
import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.topic.Topics;
import io.posthorn.dispatcher.tier.Parking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The records that one matched event becomes: its deliveries, due or parked, and the facts about them. The same
/// event and matches give the same deliveries again.
record FannedOut(DecodedEvent.WellFormed decoded, Matches matches, Instant at) {
    /// A fact names at most so many deliveries, to fit into a record; an event with more has several.
    private static final int DELIVERIES_PER_FACT = 5_000;

    void records(Topics topics, RetryLadder ladder, Consumer<ProducerRecord<byte[], byte[]>> sink) {
        List<Matched> made = new ArrayList<>();
        for (EndpointId endpoint : matches.endpoints()) {
            Delivery delivery = delivery(endpoint);
            made.add(new Matched(delivery.ref().id(), endpoint));
            if (delivery.progress().dueAt().isAfter(at)) {
                park(delivery, topics, ladder, sink);
            } else {
                sink.accept(DeliveryRecords.due(topics.deliveries(), delivery));
            }
        }
        facts(made).forEach(fact -> sink.accept(JsonCodec.FACTS.record(topics.journal(), fact.key(), fact)));
    }

    private void park(
            Delivery delivery, Topics topics, RetryLadder ladder, Consumer<ProducerRecord<byte[], byte[]>> sink) {
        Instant dueAt = delivery.progress().dueAt();
        Parking parking = Parking.towards(dueAt, ladder, at);
        sink.accept(DeliveryRecords.parked(topics.retry(parking.tier()), delivery, parking.until()));
        Fact fact = new Fact.Deferred(delivery.ref(), DeferReason.DELIVER_AT, dueAt, 0, at);
        sink.accept(JsonCodec.FACTS.record(topics.journal(), fact.key(), fact));
    }

    private Delivery delivery(EndpointId endpoint) {
        Event event = decoded.event();
        DeliveryRef ref = new DeliveryRef(
                DeliveryId.of(event.id(), endpoint),
                event.id(),
                endpoint,
                event.type(),
                event.scope(),
                decoded.acceptedAt(),
                null);
        Instant dueAt = event.deliverAt() == null ? decoded.acceptedAt() : event.deliverAt();
        return new Delivery(ref, Progress.dueAt(dueAt), event.contentType(), event.expiresAt(), event.body());
    }

    private List<Fact.FannedOut> facts(List<Matched> made) {
        List<Fact.FannedOut> facts = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(made.size(), from + DELIVERIES_PER_FACT);
            facts.add(fact(made.subList(from, to)));
            from = to;
        } while (from < made.size());
        return facts;
    }

    private Fact.FannedOut fact(List<Matched> made) {
        Event event = decoded.event();
        return new Fact.FannedOut(
                event.id(),
                event.type(),
                event.scope(),
                decoded.acceptedAt(),
                decoded.position(),
                event.body().length,
                event.orderingKey(),
                event.deliverAt(),
                event.expiresAt(),
                made,
                matches.unmatched(),
                matches.reason().orElse(null),
                at);
    }
}

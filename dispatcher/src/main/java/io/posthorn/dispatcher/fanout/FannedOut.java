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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The records that one matched event becomes: its deliveries, due or parked, and the facts about them. The same
/// event and matches give the same deliveries again.
record FannedOut(DecodedEvent.WellFormed decoded, Matches matches, Instant at) {
    /// A fact names at most so many deliveries, to fit into a record; an event with more has several.
    private static final int DELIVERIES_PER_FACT = 5_000;

    void sendTo(Outlets outlets) {
        List<Matched> made = new ArrayList<>();
        for (EndpointId endpoint : matches.endpoints()) {
            Delivery delivery = delivery(endpoint);
            made.add(new Matched(delivery.ref().id(), endpoint));
            if (delivery.progress().dueAt().isAfter(at)) {
                park(delivery, outlets);
            } else {
                outlets.due(delivery);
            }
        }
        facts(made).forEach(outlets::tell);
    }

    private void park(Delivery delivery, Outlets outlets) {
        outlets.park(delivery, at);
        outlets.tell(new Fact.Deferred(
                delivery.ref(), DeferReason.DELIVER_AT, delivery.progress().dueAt(), 0, at));
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

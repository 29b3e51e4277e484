package io.posthorn.api.agent.message;

import io.posthorn.common.event.Event;
import io.posthorn.common.record.Json;

/// A message with the terms of its delivery.
public record Outgoing(Message message, DeliveryTerms terms) {
    /// Its event. The same message gives the same bytes, whoever brings it to the log and however often.
    public Event event() {
        return new Event(
                message.event(),
                message.type(),
                message.scope(),
                terms.source(),
                message.createdAt(),
                Event.JSON,
                terms.orderingKey(),
                terms.deliverAt(),
                terms.expiresAt(),
                null,
                Json.bytes(Notification.snapshot(message)));
    }
}

package io.posthorn.api.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.api.kafka.LogProducer;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.publish.Envelope;
import io.posthorn.api.publish.JsonSlice;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.event.Event;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.record.EventRecords;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/// Sends an endpoint an event of its own, the same way that every event goes.
@Singleton
final class TestPing {
    private static final EventType TYPE = new EventType("webhook.ping");

    private final LogProducer log;
    private final Topics topics;
    private final IdSource ids;
    private final Clock clock;

    TestPing(LogProducer log, Topics topics, IdSource ids, Clock clock) {
        this.log = log;
        this.topics = topics;
        this.ids = ids;
        this.clock = clock;
    }

    /// The event, and the delivery that it becomes.
    record Sent(
            @JsonProperty("event_id") EventId event,
            @JsonProperty("delivery_id") DeliveryId delivery) {}

    Sent send(Registration endpoint) {
        if (endpoint.status() == EndpointStatus.DISABLED) {
            throw Problem.conflict("The endpoint is disabled").asException();
        }
        Event event = event(endpoint, clock.instant());
        log.write(EventRecords.of(topics.events(), event));
        return new Sent(event.id(), DeliveryId.of(event.id(), endpoint.id()));
    }

    private Event event(Registration endpoint, Instant now) {
        byte[] data = ("{\"endpoint_id\":\"" + endpoint.id() + "\"}").getBytes(UTF_8);
        byte[] body = Envelope.of(TYPE, endpoint.scope().sessionId().orElse(null), now, JsonSlice.of(data));
        return new Event(
                ids.event(),
                TYPE,
                endpoint.scope(),
                "/v1/endpoints/" + endpoint.id() + "/test",
                now,
                Event.JSON,
                null,
                null,
                null,
                endpoint.id(),
                body);
    }
}

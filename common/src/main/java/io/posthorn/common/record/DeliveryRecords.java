package io.posthorn.common.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.delivery.Progress;
import io.posthorn.common.event.Event;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Deliveries as records: key is the endpoint, value is the body, everything else is in headers, so that nothing is
/// parsed on the way. What most deliveries have in common is left out, since each header costs its writer, the broker
/// and its reader.
public final class DeliveryRecords {
    private static final String DELIVERY = "delivery";
    private static final String EVENT = "event";
    private static final String TYPE = "type";
    private static final String TENANT = "tenant";
    private static final String PROJECT = "project";
    private static final String SESSION = "session";
    private static final String ACCEPTED_AT = "accepted-at";
    private static final String REPLAY = "replay";
    private static final String CONTENT_TYPE = "content-type";
    private static final String EXPIRES_AT = "expires-at";
    private static final String ATTEMPTS = "attempts";
    private static final String FIRST_ATTEMPT_AT = "first-attempt-at";
    private static final String DUE_AT = "due-at";
    private static final String DEFERRALS = "deferrals";
    private static final String PARKED_UNTIL = "parked-until";

    private DeliveryRecords() {}

    /// A record for the deliveries topic.
    public static ProducerRecord<byte[], byte[]> due(String topic, Delivery delivery) {
        byte[] key = delivery.ref().endpoint().value().getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> made = new ProducerRecord<>(topic, key, delivery.body());
        put(made.headers(), delivery.ref());
        put(made.headers(), delivery.progress(), delivery.ref().acceptedAt());
        HeaderText.put(made.headers(), CONTENT_TYPE, unless(delivery.contentType(), Event.JSON));
        HeaderText.putTime(made.headers(), EXPIRES_AT, delivery.expiresAt());
        return made;
    }

    /// A record for a retry tier, to be looked at again at the given time.
    public static ProducerRecord<byte[], byte[]> parked(String topic, Delivery delivery, Instant until) {
        ProducerRecord<byte[], byte[]> made = due(topic, delivery);
        HeaderText.putTime(made.headers(), PARKED_UNTIL, until);
        return made;
    }

    /// When a record of a tier is to be looked at again; the epoch for a record that was never parked.
    public static Instant parkedUntil(ConsumerRecord<byte[], byte[]> consumed) {
        return HeaderText.findTime(consumed.headers(), PARKED_UNTIL).orElse(Instant.EPOCH);
    }

    /// Reads a delivery, from the dead letters too.
    ///
    /// @throws UnreadableRecordException naming topic, partition and offset
    public static Delivery read(ConsumerRecord<byte[], byte[]> consumed) {
        try {
            Headers headers = consumed.headers();
            DeliveryRef ref = ref(headers, new EndpointId(new String(consumed.key(), UTF_8)));
            return new Delivery(
                    ref,
                    progress(headers, ref.acceptedAt()),
                    HeaderText.find(headers, CONTENT_TYPE).orElse(Event.JSON),
                    HeaderText.findTime(headers, EXPIRES_AT).orElse(null),
                    Objects.requireNonNull(consumed.value(), "value"));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new UnreadableRecordException(
                    consumed.topic() + " partition " + consumed.partition() + " offset " + consumed.offset(), e);
        }
    }

    private static void put(Headers headers, DeliveryRef ref) {
        HeaderText.put(headers, DELIVERY, ref.id());
        HeaderText.put(headers, EVENT, ref.event());
        HeaderText.put(headers, TYPE, ref.type());
        putScope(headers, ref.scope());
        HeaderText.putTime(headers, ACCEPTED_AT, ref.acceptedAt());
        HeaderText.put(headers, REPLAY, ref.replay());
    }

    static void putScope(Headers headers, Scope scope) {
        HeaderText.put(headers, TENANT, scope.tenant());
        HeaderText.put(headers, PROJECT, scope.projectId().orElse(null));
        HeaderText.put(headers, SESSION, scope.sessionId().orElse(null));
    }

    private static void put(Headers headers, Progress progress, Instant acceptedAt) {
        HeaderText.put(headers, ATTEMPTS, unless(progress.attempts(), 0));
        HeaderText.putTime(headers, FIRST_ATTEMPT_AT, progress.firstAttemptAt());
        HeaderText.putTime(headers, DUE_AT, unless(progress.dueAt(), acceptedAt));
        HeaderText.put(headers, DEFERRALS, unless(progress.deferrals(), 0));
    }

    private static <T> @Nullable T unless(T value, T usual) {
        return value.equals(usual) ? null : value;
    }

    private static DeliveryRef ref(Headers headers, EndpointId endpoint) {
        return new DeliveryRef(
                new DeliveryId(HeaderText.text(headers, DELIVERY)),
                new EventId(HeaderText.text(headers, EVENT)),
                endpoint,
                new EventType(HeaderText.text(headers, TYPE)),
                scope(headers),
                HeaderText.time(headers, ACCEPTED_AT),
                HeaderText.find(headers, REPLAY).map(ReplayId::new).orElse(null));
    }

    private static Scope scope(Headers headers) {
        return Scope.of(
                new TenantId(HeaderText.text(headers, TENANT)),
                HeaderText.find(headers, PROJECT).map(ProjectId::new).orElse(null),
                HeaderText.find(headers, SESSION).map(SessionId::new).orElse(null));
    }

    private static Progress progress(Headers headers, Instant acceptedAt) {
        return new Progress(
                HeaderText.count(headers, ATTEMPTS),
                HeaderText.findTime(headers, FIRST_ATTEMPT_AT).orElse(null),
                HeaderText.findTime(headers, DUE_AT).orElse(acceptedAt),
                HeaderText.count(headers, DEFERRALS));
    }
}

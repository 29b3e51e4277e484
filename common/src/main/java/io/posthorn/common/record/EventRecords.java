package io.posthorn.common.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.event.Event;
import io.posthorn.common.event.EventType;
import io.posthorn.common.event.TimeText;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// Events as records, in CloudEvents' binary mode for Kafka: attributes in `ce_` headers, the value is the exact body
/// to deliver. A direct producer needs `ce_id`, `ce_type` and `ce_source`; without `ce_tenant` the event belongs to the
/// default tenant and, without `ce_project` besides, to its default project.
public final class EventRecords {
    private static final String SPECVERSION = "ce_specversion";
    private static final String ID = "ce_id";
    private static final String TYPE = "ce_type";
    private static final String SOURCE = "ce_source";
    private static final String TIME = "ce_time";
    private static final String CONTENT_TYPE = "content-type";
    private static final String TENANT = "ce_tenant";
    private static final String PROJECT = "ce_project";
    private static final String SESSION = "ce_session";
    private static final String ORDERING_KEY = "ce_orderingkey";
    private static final String DELIVER_AT = "ce_deliverat";
    private static final String EXPIRES_AT = "ce_expiresat";
    private static final String ONLY_TO = "ce_endpoint";

    private static final int MAX_TEXT = 256;

    private EventRecords() {}

    public static ProducerRecord<byte[], byte[]> of(String topic, Event event) {
        ProducerRecord<byte[], byte[]> made =
                new ProducerRecord<>(topic, event.partitionKey().getBytes(UTF_8), event.body());
        Headers headers = made.headers();
        HeaderText.put(headers, SPECVERSION, "1.0");
        HeaderText.put(headers, ID, event.id());
        HeaderText.put(headers, TYPE, event.type());
        HeaderText.put(headers, SOURCE, event.source());
        HeaderText.put(headers, TIME, TimeText.of(event.time()));
        HeaderText.put(headers, CONTENT_TYPE, event.contentType());
        HeaderText.put(headers, TENANT, event.scope().tenant());
        HeaderText.put(headers, PROJECT, event.scope().projectId().orElse(null));
        HeaderText.put(headers, SESSION, event.scope().sessionId().orElse(null));
        HeaderText.put(headers, ORDERING_KEY, event.orderingKey());
        HeaderText.put(headers, DELIVER_AT, event.deliverAt());
        HeaderText.put(headers, EXPIRES_AT, event.expiresAt());
        HeaderText.put(headers, ONLY_TO, event.onlyTo());
        return made;
    }

    /// Never throws for what a producer wrote: what is no event comes back as [DecodedEvent.Malformed].
    public static DecodedEvent read(ConsumerRecord<byte[], byte[]> consumed) {
        LogPosition position = new LogPosition(consumed.partition(), consumed.offset());
        Instant acceptedAt = Instant.ofEpochMilli(consumed.timestamp());
        try {
            return new DecodedEvent.WellFormed(event(consumed, acceptedAt), acceptedAt, position);
        } catch (IllegalArgumentException e) {
            return new DecodedEvent.Malformed(
                    scopeAsFarAsTold(consumed.headers()), String.valueOf(e.getMessage()), position);
        }
    }

    private static Event event(ConsumerRecord<byte[], byte[]> consumed, Instant acceptedAt) {
        Headers headers = consumed.headers();
        if (consumed.value() == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        checkVersion(headers);
        return new Event(
                id(consumed),
                new EventType(HeaderText.text(headers, TYPE)),
                scope(headers),
                HeaderText.text(headers, SOURCE),
                findTime(headers, TIME).orElse(acceptedAt),
                HeaderText.find(headers, CONTENT_TYPE)
                        .map(EventRecords::checkedContentType)
                        .orElse(Event.JSON),
                HeaderText.find(headers, ORDERING_KEY)
                        .map(EventRecords::checkedOrderingKey)
                        .orElse(null),
                findTime(headers, DELIVER_AT).orElse(null),
                findTime(headers, EXPIRES_AT).orElse(null),
                HeaderText.find(headers, ONLY_TO).map(EndpointId::new).orElse(null),
                consumed.value());
    }

    private static void checkVersion(Headers headers) {
        HeaderText.find(headers, SPECVERSION)
                .filter(version -> !version.startsWith("1."))
                .ifPresent(version -> {
                    throw new IllegalArgumentException("header 'ce_specversion' must be 1.0");
                });
    }

    private static String checkedContentType(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("header 'content-type' must be 1 to 256 visible ASCII characters");
        }
        return text;
    }

    private static String checkedOrderingKey(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "header 'ce_orderingkey' must be 1 to 256 characters without control characters");
        }
        return text;
    }

    private static EventId id(ConsumerRecord<byte[], byte[]> consumed) {
        String id = HeaderText.text(consumed.headers(), ID);
        if (id.isBlank()) {
            throw new IllegalArgumentException("header 'ce_id' is empty");
        }
        return EventId.isValid(id)
                ? new EventId(id)
                : EventId.at(consumed.timestamp(), consumed.topic(), consumed.partition(), consumed.offset());
    }

    private static Scope scope(Headers headers) {
        Optional<TenantId> tenant = HeaderText.find(headers, TENANT).map(TenantId::new);
        Optional<ProjectId> project = HeaderText.find(headers, PROJECT).map(ProjectId::new);
        Optional<SessionId> session = HeaderText.find(headers, SESSION).map(SessionId::new);
        if (tenant.isEmpty() && project.isEmpty()) {
            project = Optional.of(DefaultScope.PROJECT);
        }
        return Scope.of(tenant.orElse(DefaultScope.TENANT), project.orElse(null), session.orElse(null));
    }

    private static Scope scopeAsFarAsTold(Headers headers) {
        try {
            return scope(headers);
        } catch (IllegalArgumentException e) {
            return new Scope.Tenant(DefaultScope.TENANT);
        }
    }

    private static Optional<Instant> findTime(Headers headers, String name) {
        return HeaderText.find(headers, name).map(text -> parseTime(name, text));
    }

    private static Instant parseTime(String name, String text) {
        try {
            return TimeText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("header '" + name + "' " + e.getMessage(), e);
        }
    }
}

package io.posthorn.common.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.event.Event;
import io.posthorn.common.event.EventType;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventRecordsTest {
    private static final byte[] BODY = "{\"n\":1.0}".getBytes(UTF_8);
    private static final Map<String, String> MINIMAL =
            Map.of("ce_id", "1-a", "ce_type", "order.paid", "ce_source", "/shop");

    @Test
    void readsBackWhatWasWritten() {
        Event event = new Event(
                Samples.IDS.event(),
                new EventType("order.paid"),
                new Scope.Session(new TenantId("t"), new ProjectId("p"), new SessionId("s")),
                "/shop",
                Instant.parse("2026-01-15T10:30:00Z"),
                "application/json",
                "customer-1",
                Instant.parse("2026-01-16T10:30:00Z"),
                Instant.parse("2026-01-17T10:30:00Z"),
                Samples.IDS.endpoint(),
                BODY);
        ProducerRecord<byte[], byte[]> written = EventRecords.of("events", event);

        DecodedEvent decoded = EventRecords.read(consumed(written.headers(), written.value()));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        DecodedEvent.WellFormed.class,
                        wellFormed -> assertThat(wellFormed.event())
                                .usingRecursiveComparison()
                                .isEqualTo(event));
    }

    @Test
    void directProducerNeedsOnlyThreeHeadersAndGetsTheSameIdEachTime() {
        DecodedEvent first = EventRecords.read(consumed(headers(MINIMAL), BODY));
        DecodedEvent again = EventRecords.read(consumed(headers(MINIMAL), BODY));

        assertThat(first).isInstanceOfSatisfying(DecodedEvent.WellFormed.class, wellFormed -> {
            assertThat(wellFormed.event().scope())
                    .isEqualTo(new Scope.Project(DefaultScope.TENANT, DefaultScope.PROJECT));
            assertThat(wellFormed.event().contentType()).isEqualTo("application/json");
            assertThat(wellFormed.event().body()).isEqualTo(BODY);
        });
        assertThat(id(first)).isEqualTo(id(again)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_type,'',event type must be",
        "ce_id,'',header 'ce_id' is empty",
        "ce_specversion,0.3,header 'ce_specversion' must be 1.0",
        "ce_time,yesterday,header 'ce_time' must be an RFC 3339 time",
        "ce_deliverat,12,header 'ce_deliverat' must be an RFC 3339 time",
        "ce_deliverat,+999999999-01-01T00:00:00Z,header 'ce_deliverat' must be within the years",
        "ce_expiresat,+999999999-01-01T00:00:00Z,header 'ce_expiresat' must be within the years",
        "ce_deliverat,-999999999-01-01T00:00:00Z,header 'ce_deliverat' must be within the years",
        "ce_orderingkey,'a\u0001b',header 'ce_orderingkey' must be 1 to 256 characters",
        "ce_tenant,a/b,tenant id must be",
        "ce_endpoint,me,not an id of the form",
        "content-type,'a\r\nb: c',header 'content-type' must be"
    })
    void malformedHeaderIsNamedAndNothingIsThrown(String name, String value, String error) {
        Headers headers = headers(MINIMAL).add(name, value.getBytes(UTF_8));

        assertThat(EventRecords.read(consumed(headers, BODY)))
                .isInstanceOfSatisfying(
                        DecodedEvent.Malformed.class,
                        malformed -> assertThat(malformed.error()).startsWith(error));
    }

    @Test
    void missingHeadersAndAMissingValueAreMalformed() {
        assertThat(EventRecords.read(consumed(new RecordHeaders(), BODY))).isInstanceOf(DecodedEvent.Malformed.class);
        assertThat(EventRecords.read(consumed(headers(MINIMAL), null))).isInstanceOf(DecodedEvent.Malformed.class);
    }

    private static Optional<String> id(DecodedEvent decoded) {
        return decoded instanceof DecodedEvent.WellFormed wellFormed
                ? Optional.of(wellFormed.event().id().value())
                : Optional.empty();
    }

    private static Headers headers(Map<String, String> texts) {
        Headers headers = new RecordHeaders();
        texts.forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return headers;
    }

    @SuppressWarnings("NullAway") // a tombstone is what Kafka hands over as null
    private static ConsumerRecord<byte[], byte[]> consumed(Headers headers, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "events",
                2,
                17,
                1_700_000_000_000L,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                value,
                headers,
                Optional.empty());
    }
}

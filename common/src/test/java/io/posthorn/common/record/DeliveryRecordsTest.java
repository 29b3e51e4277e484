package io.posthorn.common.record;

import static io.posthorn.common.fixture.Samples.IDS;
import static io.posthorn.common.fixture.Samples.aDeliveryRef;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.delivery.Progress;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.event.Event;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DeliveryRecordsTest {
    private static final Instant LATER = Instant.parse("2100-01-15T10:30:00.123Z");
    private static final byte[] BODY = {1, 2, 3};

    static Stream<Delivery> deliveries() {
        DeliveryRef ref = aDeliveryRef();
        Scope session = new Scope.Session(DefaultScope.TENANT, DefaultScope.PROJECT, new SessionId("session-1"));
        DeliveryRef replayed = new DeliveryRef(
                ref.id(), ref.event(), ref.endpoint(), ref.type(), session, ref.acceptedAt(), IDS.replay());
        return Stream.of(
                fresh(ref),
                fresh(replayed),
                new Delivery(ref, Progress.dueAt(LATER), "text/plain", LATER, BODY),
                fresh(ref).with(Progress.dueAt(LATER).attempted(LATER, LATER)),
                fresh(ref).with(Progress.dueAt(ref.acceptedAt()).deferred(ref.acceptedAt())));
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void readsBackWhatWasWritten(Delivery delivery) {
        Delivery read = DeliveryRecords.read(consumed(DeliveryRecords.due("deliveries", delivery)));

        assertThat(read).usingRecursiveComparison().isEqualTo(delivery);
    }

    @Test
    void leavesOutWhatMostDeliveriesHaveInCommon() {
        ProducerRecord<byte[], byte[]> made = DeliveryRecords.due("deliveries", fresh(aDeliveryRef()));

        assertThat(StreamSupport.stream(made.headers().spliterator(), false).map(Header::key))
                .containsExactly("delivery", "event", "type", "tenant", "project", "accepted-at");
    }

    private static Delivery fresh(DeliveryRef ref) {
        return new Delivery(ref, Progress.dueAt(ref.acceptedAt()), Event.JSON, null, BODY);
    }

    private static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> made) {
        return new ConsumerRecord<>(
                made.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                made.key().length,
                made.value().length,
                made.key(),
                made.value(),
                made.headers(),
                Optional.empty());
    }
}

package io.posthorn.common.record;

import static io.posthorn.common.fixture.Samples.IDS;
import static io.posthorn.common.fixture.Samples.ORDER_PAID;
import static io.posthorn.common.fixture.Samples.PROJECT;
import static io.posthorn.common.fixture.Samples.aDeliveryRef;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.posthorn.common.delivery.AttemptOutcome;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeferReason;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.Fact.Decision;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.journal.UnmatchedReason;
import io.posthorn.common.scope.Scope;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FactRoundTripTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00.123Z");

    static List<Fact> facts() {
        DeliveryRef ref = aDeliveryRef();
        LogPosition position = new LogPosition(3, 42);
        return List.of(
                new Fact.FannedOut(
                        ref.event(),
                        ORDER_PAID,
                        PROJECT,
                        NOW,
                        position,
                        600,
                        "customer-1",
                        null,
                        NOW,
                        List.of(new Fact.Matched(ref.id(), ref.endpoint())),
                        List.of(new Fact.Unmatched(IDS.endpoint(), UnmatchedReason.EVENT_TYPE)),
                        null,
                        NOW),
                new Fact.FannedOut(
                        ref.event(),
                        ORDER_PAID,
                        new Scope.Session(DefaultScope.TENANT, DefaultScope.PROJECT, new SessionId("session-1")),
                        NOW,
                        position,
                        0,
                        null,
                        NOW,
                        null,
                        List.of(),
                        List.of(),
                        UnmatchedReason.NO_ENDPOINT,
                        NOW),
                new Fact.Attempted(replayed(ref), attempt(), new Decision.Discarded(DiscardReason.EXPIRED)),
                new Fact.Malformed(DeadLetterId.at(1, "events", 0, 1), PROJECT, position, position, 0, "no value", NOW),
                new Fact.Enqueued(ref, DeadLetterId.of(ref.id()), NOW),
                new Fact.Deferred(ref, DeferReason.BUSY, NOW, 2, NOW),
                new Fact.Ended(ref, new Decision.Discarded(DiscardReason.ENDPOINT_DELETED), 0, NOW),
                new Fact.Attempted(ref, attempt(), new Decision.Delivered()),
                new Fact.Attempted(ref, attempt(), new Decision.Retry(NOW)),
                new Fact.Attempted(ref, attempt(), new Decision.Dead(DeadReason.GONE, position, 600, NOW)));
    }

    private static DeliveryRef replayed(DeliveryRef ref) {
        Scope tenant = new Scope.Tenant(DefaultScope.TENANT);
        return new DeliveryRef(ref.id(), ref.event(), ref.endpoint(), ref.type(), tenant, NOW, IDS.replay());
    }

    private static Fact.Attempt attempt() {
        return new Fact.Attempt(
                IDS.attempt(), 1, NOW, NOW, 12, 500, AttemptOutcome.HTTP_ERROR, "500", "oops", "https://example.com/");
    }

    @ParameterizedTest
    @MethodSource("facts")
    void readsBackWhatWasWritten(Fact fact) {
        byte[] written = JsonCodec.FACTS.encode(fact);

        ConsumerRecord<byte[], byte[]> consumed = new ConsumerRecord<>("journal", 0, 0, null, written);

        assertThat(JsonCodec.FACTS.decode(consumed)).contains(fact);
    }

    @Test
    void timesMayHaveAnOffset() {
        Fact fact = facts().getFirst();
        String written = new String(JsonCodec.FACTS.encode(fact), UTF_8);
        byte[] offset = written.replace("T10:30:00.123Z", "T11:30:00.123+01:00").getBytes(UTF_8);

        ConsumerRecord<byte[], byte[]> consumed = new ConsumerRecord<>("journal", 0, 0, null, offset);

        assertThat(JsonCodec.FACTS.decode(consumed)).contains(fact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "\"2026-01-15\"", "1768473000", "{}"})
    void whatIsNoTimeIsUnreadable(String noTime) {
        String written = new String(JsonCodec.FACTS.encode(facts().getFirst()), UTF_8);
        byte[] wrong = written.replace("\"" + NOW + "\"", noTime).getBytes(UTF_8);

        ConsumerRecord<byte[], byte[]> consumed = new ConsumerRecord<>("journal", 0, 7, null, wrong);

        assertThatThrownBy(() -> JsonCodec.FACTS.decode(consumed))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("journal partition 0 offset 7");
    }

    /// What is written field by field is what Jackson makes of the record by itself.
    @ParameterizedTest
    @MethodSource("facts")
    void writesEveryFieldOfTheFact(Fact fact) throws IOException {
        ObjectMapper byReflection = JsonMapper.builder()
                .addModules(new JavaTimeModule(), new Jdk8Module())
                .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_ABSENT, Include.NON_ABSENT))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();

        assertThat(new String(JsonCodec.FACTS.encode(fact), UTF_8))
                .isEqualTo(byReflection.writerFor(Fact.class).writeValueAsString(fact));
    }
}

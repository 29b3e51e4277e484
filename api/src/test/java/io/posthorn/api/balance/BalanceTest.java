package io.posthorn.api.balance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.posthorn.api.fixture.Facts;
import io.posthorn.api.fixture.HttpCalls;
import io.posthorn.api.fixture.Journal;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.event.Event;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.journal.Fact.Decision;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.journal.UnmatchedReason;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BalanceTest {
    private final EndpointId endpoint = Samples.IDS.endpoint();
    private final Instant start = Instant.now();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void booksAddUpAndAreSettledOnceNothingIsPendingOrUncounted(TestDatabase kind)
            throws InterruptedException, ExecutionException {
        try (TestApi api = TestApi.with(kind.settings())) {
            Journal journal = new Journal(api);
            Facts delivered = Facts.anEvent();
            Facts dead = Facts.anEvent();
            Facts discarded = Facts.anEvent();
            Facts pending = Facts.anEvent();
            journal.write(
                    delivered.fannedOut(endpoint),
                    Facts.delivered(delivered.to(endpoint), 1),
                    dead.fannedOut(endpoint),
                    Facts.died(dead.to(endpoint), 1, DeadReason.EXHAUSTED, new LogPosition(0, 0)),
                    discarded.fannedOut(endpoint),
                    Facts.ended(discarded.to(endpoint), 0, new Decision.Discarded(DiscardReason.EXPIRED)),
                    Facts.anEvent().unmatched(endpoint, UnmatchedReason.EVENT_TYPE),
                    pending.fannedOut(endpoint));
            LogPosition position = journal.accept(anEvent());

            await().untilAsserted(() -> assertThat(balance(api).toString())
                    .contains("\"accepted\":5,\"unmatched\":1,\"deliveries\":4,"
                            + "\"delivered\":1,\"dead\":1,\"discarded\":1,\"pending\":1,\"settled\":false"));
            journal.write(Facts.delivered(pending.to(endpoint), 1));
            await().until(() -> balance(api).path("pending").asInt() == 0);
            assertThat(balance(api).path("settled").asBoolean())
                    .as("an event waits for the fan-out")
                    .isFalse();

            api.bean(Admin.class)
                    .alterConsumerGroupOffsets(
                            api.topics().fanOutGroup(),
                            Map.of(
                                    new TopicPartition(api.topics().events(), position.partition()),
                                    new OffsetAndMetadata(position.offset() + 1)))
                    .all()
                    .get();

            await().until(() -> balance(api).path("settled").asBoolean());
            api.bean(WaitingMetrics.class).measure();
            assertThat(api.as("").get("/prometheus").body())
                    .contains("posthorn_lag", "posthorn_oldest_undelivered_seconds");
        }
    }

    private JsonNode balance(TestApi api) {
        return HttpCalls.json(api.calls().get("/v1/balance?from=" + start));
    }

    private static Event anEvent() {
        return new Event(
                Samples.IDS.event(),
                Samples.ORDER_PAID,
                Samples.PROJECT,
                "/test",
                Instant.now(),
                Event.JSON,
                null,
                null,
                null,
                null,
                "{}".getBytes(UTF_8));
    }
}

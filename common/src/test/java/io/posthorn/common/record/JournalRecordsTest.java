package io.posthorn.common.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JournalRecordsTest {
    private static final int PARTITIONS = 6;

    private final JournalRecords records = new JournalRecords("journal", PARTITIONS);
    private final Instant now = Instant.parse("2026-01-15T10:30:00Z");

    @Test
    void factsOfOneEventShareAPartitionWhateverTheirEndpoint() {
        EventId event = EventId.firstAt(now);

        assertThat(IntStream.range(0, 50)
                        .map(_ -> partition(event, Samples.IDS.endpoint()))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void everyPartitionHasItsTurnWithinSeconds() {
        EndpointId endpoint = Samples.IDS.endpoint();

        assertThat(IntStream.range(0, 20)
                        .map(i -> partition(EventId.firstAt(now.plus(Duration.ofMillis(100L * i))), endpoint))
                        .distinct())
                .hasSize(PARTITIONS)
                .allMatch(partition -> partition >= 0 && partition < PARTITIONS);
    }

    private int partition(EventId event, EndpointId endpoint) {
        DeliveryRef ref = new DeliveryRef(
                DeliveryId.of(event, endpoint), event, endpoint, Samples.ORDER_PAID, Samples.PROJECT, now, null);
        Fact fact = new Fact.Ended(ref, new Fact.Decision.Discarded(DiscardReason.ENDPOINT_DELETED), 0, now);
        return records.of(fact).partition();
    }
}

package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.Facts;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.journal.Fact;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

final class UnwrittenTest {
    private final EndpointId endpoint = Samples.IDS.endpoint();
    private final Facts paid = Facts.anEvent();
    private final Facts other = Facts.anEvent();

    @Test
    void whatFollowsAboutTheSameEventIsTakenAlongOnce() {
        Fact outcome = Facts.delivered(paid.to(endpoint), 1);
        Unwritten first = read(paid.fannedOut(endpoint));
        Unwritten next = read(other.fannedOut(endpoint), outcome);

        List<Fact> taken = first.takeWithFollowing(next);

        assertThat(taken).containsExactly(paid.fannedOut(endpoint), outcome);
        assertThat(next.takeWithFollowing(Unwritten.nothing())).containsExactly(other.fannedOut(endpoint));
    }

    @Test
    void whatFollowsAboutOtherEventsWaits() {
        Unwritten first = read(paid.fannedOut(endpoint));
        Unwritten next = read(other.fannedOut(endpoint));

        assertThat(first.takeWithFollowing(next)).containsExactly(paid.fannedOut(endpoint));
        assertThat(next.takeWithFollowing(Unwritten.nothing())).containsExactly(other.fannedOut(endpoint));
    }

    private static Unwritten read(Fact... facts) {
        return new Unwritten(ConsumerRecords.empty(), List.of(facts));
    }
}

package io.posthorn.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.api.fixture.Facts;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.Fact.Decision;
import io.posthorn.common.journal.LogPosition;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Facts about one delivery join to the same, in whatever order and however often they come.
final class FactBatchTest {
    private static final Facts EVENT = Facts.anEvent();
    private static final DeliveryRef DELIVERY = EVENT.to(Samples.IDS.endpoint());
    private static final List<Fact> FACTS = List.of(
            EVENT.fannedOut(),
            EVENT.fannedOut(DELIVERY.endpoint()),
            Facts.deferred(DELIVERY, 0, Duration.ZERO),
            Facts.deferred(DELIVERY, 0, Duration.ofSeconds(5)),
            Facts.failed(DELIVERY, 1),
            Facts.failed(DELIVERY, 1),
            Facts.deferred(DELIVERY, 1, Duration.ofSeconds(1)),
            Facts.failed(DELIVERY, 2),
            Facts.died(DELIVERY, 3, DeadReason.EXHAUSTED, new LogPosition(0, 3)),
            Facts.died(DELIVERY, 3, DeadReason.EXHAUSTED, new LogPosition(0, 4)),
            Facts.ended(DELIVERY, 2, new Decision.Discarded(DiscardReason.EXPIRED)),
            Facts.delivered(DELIVERY, 4));

    @Property(tries = 500)
    void orderDoesNotMatter(@ForAll("someFacts") List<Fact> facts, @ForAll("places") List<Integer> places) {
        FactBatch straight = FactBatch.of(facts);
        FactBatch shuffled = FactBatch.of(inOrderOf(facts, places));

        assertThat(shuffled.deliveries()).isEqualTo(straight.deliveries());
        assertThat(shuffled.events()).isEqualTo(straight.events());
        assertThat(shuffled.deadLetters()).isEqualTo(straight.deadLetters());
    }

    @Property(tries = 200)
    void repetitionDoesNotMatter(@ForAll("someFacts") List<Fact> facts) {
        FactBatch once = FactBatch.of(facts);
        FactBatch twice = FactBatch.of(
                Collections.nCopies(2, facts).stream().flatMap(List::stream).toList());

        assertThat(twice.deliveries()).isEqualTo(once.deliveries());
        assertThat(twice.attempts()).isEqualTo(once.attempts());
        assertThat(twice.deadLetters()).isEqualTo(once.deadLetters());
    }

    @Provide
    Arbitrary<List<Fact>> someFacts() {
        return Arbitraries.of(FACTS).list().ofMinSize(1).ofMaxSize(16);
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 99).list().ofSize(16);
    }

    private static List<Fact> inOrderOf(List<Fact> facts, List<Integer> places) {
        List<Integer> order = IntStream.range(0, facts.size())
                .boxed()
                .sorted(Comparator.comparing(places::get))
                .toList();
        return order.stream().map(facts::get).toList();
    }
}

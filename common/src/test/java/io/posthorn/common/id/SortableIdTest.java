package io.posthorn.common.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.posthorn.common.fixture.Samples;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class SortableIdTest {
    private static final long MAX_MILLIS = (1L << 48) - 1;

    @Property
    void textSortsLikeTheNumbers(
            @ForAll @LongRange(max = MAX_MILLIS) long millis,
            @ForAll @LongRange(max = MAX_MILLIS) long otherMillis,
            @ForAll long low,
            @ForAll long otherLow) {
        String one = SortableId.of(millis, 7, low);
        String other = SortableId.of(otherMillis, 7, otherLow);

        int expected = millis == otherMillis ? Long.compareUnsigned(low, otherLow) : Long.compare(millis, otherMillis);

        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Integer.signum(expected));
        assertThat(SortableId.millisOf(one)).isEqualTo(millis);
        assertThat(SortableId.isValid(one, 0)).isTrue();
    }

    @Example
    void idsOfOneSourceAscend() {
        EventId before = Samples.IDS.event();
        for (int i = 0; i < 10_000; i++) {
            EventId next = Samples.IDS.event();
            assertThat(next.value()).isGreaterThan(before.value());
            before = next;
        }
    }

    @Example
    void lowestIdOfAMomentIsNotAboveAnyIdMadeThen() {
        EventId id = Samples.IDS.event();

        assertThat(EventId.firstAt(Instant.ofEpochMilli(id.millis())).value()).isLessThanOrEqualTo(id.value());
    }

    @Example
    void derivedIdsAreTheSameForTheSamePartsAndDifferForOthers() {
        EventId event = Samples.IDS.event();
        EndpointId endpoint = Samples.IDS.endpoint();

        assertThat(DeliveryId.of(event, endpoint)).isEqualTo(DeliveryId.of(event, endpoint));
        assertThat(DeliveryId.of(event, endpoint)).isNotEqualTo(DeliveryId.of(event, Samples.IDS.endpoint()));
        assertThat(DeliveryId.of(event, endpoint)).isNotEqualTo(DeliveryId.of(event, endpoint, Samples.IDS.replay()));
        assertThat(EventId.at(1, "events", 1, 23)).isNotEqualTo(EventId.at(1, "events", 12, 3));
    }

    @Example
    void textOfAnotherFormIsNoId() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventId("evt_1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventId("evt_" + "l".repeat(SortableId.LENGTH)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EndpointId(Samples.IDS.event().value()));
        assertThat(EndpointId.isValid(Samples.IDS.webhook().value())).isTrue();
    }
}

package io.posthorn.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeTextTest {
    private static final long FIRST_SECOND = -62_167_219_200L;
    private static final long LAST_MILLI = 253_402_300_799_999L;

    @Property
    void readsWhatTheClockWrites(@ForAll @LongRange(min = FIRST_SECOND * 1000, max = LAST_MILLI) long millis) {
        Instant time = Instant.ofEpochMilli(millis);

        assertThat(TimeText.parse(time.toString())).isEqualTo(time);
    }

    @Property
    void writesAndReadsAsTheClockDoes(
            @ForAll @LongRange(min = FIRST_SECOND, max = LAST_MILLI / 1000) long second,
            @ForAll @IntRange(max = 999) int fraction,
            @ForAll @From("scales") int scale) {
        Instant time = Instant.ofEpochSecond(second, (long) fraction * scale);

        assertThat(TimeText.of(time)).isEqualTo(time.toString());
        assertThat(TimeText.parse(TimeText.of(time))).isEqualTo(time);
    }

    @Provide
    Arbitrary<Integer> scales() {
        return Arbitraries.of(0, 1, 1_000, 1_000_000);
    }

    @Example
    void timesBeyondTheYearsOfFourDigitsAreWrittenToo() {
        assertThat(TimeText.of(Instant.MAX)).isEqualTo(Instant.MAX.toString());
        assertThat(TimeText.of(Instant.MIN)).isEqualTo(Instant.MIN.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T12:00:00+02:00",
                "2026-01-31T12:00:00.123456789Z",
                "2026-01-31T12:00:00.5Z",
                "2026-01-31T12:00Z"
            })
    void otherFormsReadAsTheyAlwaysDid(String text) {
        assertThat(TimeText.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-13-31T12:00:00Z",
                "2026-02-30T12:00:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T12:00:00",
                "202a-01-31T12:00:00Z",
                "+999999999-01-01T00:00:00Z"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeText.parse(text))
                .withMessageStartingWith("must be");
    }

    @Example
    void millisecondsAreKept() {
        assertThat(TimeText.parse("2026-01-31T12:00:00.007Z").toEpochMilli() % 1000)
                .isEqualTo(7);
    }
}

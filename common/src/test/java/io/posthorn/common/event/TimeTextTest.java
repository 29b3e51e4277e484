package io.posthorn.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeTextTest {
    private static final long LAST_MILLI = 253_402_300_799_999L;

    @Property
    void readsWhatTheClockWrites(@ForAll @LongRange(min = -62_167_219_200_000L, max = LAST_MILLI) long millis) {
        Instant time = Instant.ofEpochMilli(millis);

        assertThat(TimeText.parse(time.toString())).isEqualTo(time);
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

package io.posthorn.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "' 30 ', PT30S",
        "999999999999999999, PT8760H",
        "'Sun, 01 Nov 2026 12:00:10 GMT', PT10S",
        "'Sat, 31 Oct 2026 12:00:00 GMT', PT0S",
        "'Thu, 01 Jan 9999 00:00:00 GMT', ''",
        "'Fri, 01 Jan 9999 00:00:00 GMT', PT8760H",
    })
    void secondsAndDatesArePauses(String value, String pause) {
        assertThat(RetryAfter.parse(value, NOW).map(Duration::toString).orElse(""))
                .isEqualTo(pause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5", "9999999999999999999999", "2026-11-01T12:00:00Z"})
    void anythingElseIsIgnored(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    @Test
    void absentHeaderIsNoPause() {
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }
}

package io.posthorn.dispatcher.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StrideTest {
    private static final Duration APART = Duration.ofMillis(20);

    @Test
    void theNextRoundBeginsNoSooner() {
        Stride stride = new Stride(APART);
        long began = System.nanoTime();
        stride.begin();
        stride.begin();
        stride.begin();

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(2 * APART.toNanos());
    }

    @Test
    void theFirstRoundBeginsAtOnceAndAnInterruptEndsTheWait() {
        Stride stride = new Stride(Duration.ofDays(1));
        stride.begin();
        Thread.currentThread().interrupt();
        stride.begin();

        assertThat(Thread.interrupted()).isTrue();
    }
}

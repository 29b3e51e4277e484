package io.posthorn.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConcurrencyTest {
    private static final long PERIOD = Concurrency.PERIOD.toNanos();

    private long now = Long.MAX_VALUE - PERIOD / 2; // the clock may pass its highest value
    private final Concurrency concurrency = new Concurrency(now);

    @Test
    void countsWhatIsUnderWay() {
        assertThat(begin()).isEqualTo(1);
        assertThat(begin()).isEqualTo(2);

        now += 10 * PERIOD;

        assertThat(begin()).isEqualTo(3);
    }

    @Test
    void remembersTheMostForOnePeriodMore() {
        beginAndEnd(8);
        assertThat(beginAndEnd(1)).isEqualTo(8);

        now += PERIOD;
        assertThat(beginAndEnd(1)).isEqualTo(8);
        now += PERIOD - 1;
        assertThat(beginAndEnd(3)).isEqualTo(8);

        now += 1;
        assertThat(beginAndEnd(1)).isEqualTo(3);
    }

    @Test
    void forgetsItAfterAPause() {
        beginAndEnd(8);

        now += 2 * PERIOD;

        assertThat(beginAndEnd(2)).isEqualTo(2);
    }

    private int beginAndEnd(int senders) {
        int most = 0;
        for (int i = 0; i < senders; i++) {
            most = begin();
        }
        for (int i = 0; i < senders; i++) {
            concurrency.end();
        }
        return most;
    }

    private int begin() {
        return concurrency.begin(now);
    }
}

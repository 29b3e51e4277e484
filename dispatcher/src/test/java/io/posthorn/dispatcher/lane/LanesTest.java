package io.posthorn.dispatcher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LanesTest implements LaneWork<String> {
    private final Lanes<String, String> lanes = new Lanes<>(Duration.ofSeconds(2), this, 0);
    private final List<String> started = new ArrayList<>();
    private final List<String> deferred = new ArrayList<>();
    private boolean needsAttempt = true;

    @Override
    public boolean start(String delivery) {
        started.add(delivery);
        return needsAttempt;
    }

    @Override
    public void defer(String delivery) {
        deferred.add(delivery);
    }

    @Test
    void endpointsDoNotWaitForEachOther() {
        join("hanging", 1, "h1", "h2");
        join("other", 1, "o1");

        assertThat(started).containsExactly("h1", "o1");
    }

    @Test
    void finishedOneMakesRoomForTheNext() {
        join("a", 1, "a1", "a2");

        lanes.finished("a");

        assertThat(started).containsExactly("a1", "a2");
        assertThat(lanes.underWay()).isEqualTo(1);
    }

    @Test
    void whatNeedsNoAttemptTakesNoRoom() {
        needsAttempt = false;

        join("a", 1, "a1", "a2", "a3");

        assertThat(started).containsExactly("a1", "a2", "a3");
        assertThat(lanes.underWay()).isZero();
    }

    @Test
    void whatCannotStartWithinThePatienceIsDeferred() {
        join("a", 1, "a1", "a2");

        tickUntil(Duration.ofMillis(1_950));
        assertThat(deferred).isEmpty();
        tickUntil(Duration.ofMillis(2_100));

        assertThat(deferred).containsExactly("a2");
    }

    @Test
    void pauseOfTheWholeProcessUsesUpNoPatience() {
        join("a", 1, "a1", "a2");

        lanes.tick(Duration.ofSeconds(60).toNanos());

        assertThat(deferred).isEmpty();
    }

    private long ticked;

    private void tickUntil(Duration moment) {
        while (ticked < moment.toNanos()) {
            ticked += Lanes.TICK.toNanos();
            lanes.tick(ticked);
        }
    }

    private void join(String endpoint, int limit, String... deliveries) {
        for (String delivery : deliveries) {
            lanes.join(endpoint, limit, delivery);
        }
        lanes.advance(endpoint);
    }
}

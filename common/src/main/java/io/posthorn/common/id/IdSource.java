package io.posthorn.common.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

/// New ids, time-ordered and monotonic within one source. Thread-safe.
public final class IdSource {
    private final TimeBasedEpochGenerator uuids;

    public IdSource(InstantSource clock, Random random) {
        this.uuids = Generators.timeBasedEpochGenerator(random, new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    public EventId event() {
        return EventId.of(next());
    }

    public EndpointId endpoint() {
        return EndpointId.endpoint(next());
    }

    public EndpointId webhook() {
        return EndpointId.webhook(next());
    }

    public AttemptId attempt() {
        return AttemptId.of(next());
    }

    public ReplayId replay() {
        return ReplayId.of(next());
    }

    public WakeupId wakeup() {
        return WakeupId.of(next());
    }

    public ScheduleId schedule() {
        return ScheduleId.of(next());
    }

    public JobId job() {
        return JobId.of(next());
    }

    private String next() {
        UUID uuid = uuids.generate();
        return SortableId.of(
                uuid.getMostSignificantBits() >>> 16, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }
}

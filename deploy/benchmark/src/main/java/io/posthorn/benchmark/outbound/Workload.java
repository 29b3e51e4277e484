package io.posthorn.benchmark.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.event.Event;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Events of 600 bytes each, all different.
public final class Workload {
    /// Length of every body.
    public static final int BODY_BYTES = 600;

    public static final Scope SCOPE = new Scope.Project(DefaultScope.TENANT, DefaultScope.PROJECT);
    public static final EventType TYPE = new EventType("benchmark.event");

    private final InstantSource clock;
    private final IdSource ids;

    public Workload(InstantSource clock, Random random) {
        this.clock = clock;
        this.ids = new IdSource(clock, random);
    }

    public List<Event> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> event(number, SCOPE))
                .toList();
    }

    /// One event, with an ordering key of its own, so that events spread over the partitions.
    public Event event(int number, Scope scope) {
        Instant now = clock.instant();
        return new Event(
                ids.event(),
                TYPE,
                scope,
                "/benchmark",
                now,
                Event.JSON,
                Integer.toString(number),
                null,
                null,
                null,
                body(number, now));
    }

    /// The Standard Webhooks envelope, filled up.
    private static byte[] body(int number, Instant now) {
        String head = "{\"type\":\"" + TYPE + "\",\"timestamp\":\"" + now + "\",\"data\":{\"number\":" + number
                + ",\"text\":\"";
        String tail = "\"}}";
        return (head + "x".repeat(BODY_BYTES - head.length() - tail.length()) + tail).getBytes(UTF_8);
    }
}

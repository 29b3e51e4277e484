package io.posthorn.dispatcher.http.address;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Remembers answers for a moment, and asks once for all who wait for the same name.
///
/// Owned by one event loop: call it there, its futures complete there. Failures are not remembered. What is
/// remembered are addresses, never the permission to reach them.
public final class CachingHostResolver implements HostResolver {
    private final HostResolver next;
    private final Context context;
    private final InstantSource clock;
    private final Duration kept;
    private final Map<String, Answer> answers;

    /// Keeps at most `capacity` answers, each for as long as `kept`.
    public CachingHostResolver(HostResolver next, Context context, InstantSource clock, Duration kept, int capacity) {
        this.next = next;
        this.context = context;
        this.clock = clock;
        this.kept = kept;
        this.answers = new Bounded(capacity);
    }

    @Override
    public Future<List<InetAddress>> resolve(String host) {
        Instant now = clock.instant();
        Answer known = answers.get(host);
        if (known != null && now.isBefore(known.until())) {
            return known.promise().future();
        }
        Answer asked = new Answer(Promise.promise(), now.plus(kept));
        answers.put(host, asked);
        next.resolve(host).onComplete(result -> context.runOnContext(_ -> answered(host, asked, result)));
        return asked.promise().future();
    }

    private void answered(String host, Answer asked, AsyncResult<List<InetAddress>> result) {
        if (result.failed()) {
            answers.remove(host, asked);
        }
        asked.promise().handle(result);
    }

    private record Answer(Promise<List<InetAddress>> promise, Instant until) {}

    private static final class Bounded extends LinkedHashMap<String, Answer> {
        private static final long serialVersionUID = 1;
        private final int capacity;

        Bounded(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > capacity;
        }
    }
}

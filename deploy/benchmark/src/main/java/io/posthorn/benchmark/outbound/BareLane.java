package io.posthorn.benchmark.outbound;

import io.posthorn.common.event.Event;
import io.posthorn.dispatcher.http.OutboundResult;
import io.posthorn.dispatcher.http.VertxOutboundHttp;
import io.vertx.core.Context;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the client does on its event loop. Its state belongs to that loop until the run has ended.
final class BareLane implements AutoCloseable {
    private final Context context;
    private final VertxOutboundHttp http;
    private final SignedRequests requests;
    private final int inFlight;

    private volatile @Nullable String failure;

    BareLane(Context context, VertxOutboundHttp http, SignedRequests requests, int inFlight) {
        this.context = context;
        this.http = http;
        this.requests = requests;
        this.inFlight = inFlight;
    }

    void post(List<Event> events, Runnable ended) {
        context.runOnContext(_ -> new Run(events, ended).start());
    }

    /// Throws where an event was not answered 200, since then something else was measured.
    void check() {
        Optional.ofNullable(failure).ifPresent(text -> {
            throw new IllegalStateException("the receiver did not take an event: " + text);
        });
    }

    @Override
    public void close() {
        http.close();
    }

    private final class Run {
        private final Iterator<Event> rest;
        private final Runnable ended;
        private int missing;

        Run(List<Event> events, Runnable ended) {
            this.rest = events.iterator();
            this.ended = ended;
            this.missing = events.size();
        }

        void start() {
            for (int i = 0; i < inFlight; i++) {
                next();
            }
        }

        private void next() {
            if (rest.hasNext()) {
                http.post(requests.of(rest.next()), this::answered);
            }
        }

        private void answered(OutboundResult result) {
            if (!(result instanceof OutboundResult.Answered answer) || answer.status() != 200) {
                failure = result.toString();
            }
            if (--missing == 0) {
                ended.run();
            } else {
                next();
            }
        }
    }
}

package io.posthorn.dispatcher.deliver;

import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.secret.SealBrokenException;
import io.posthorn.dispatcher.http.OutboundHttp;
import io.posthorn.dispatcher.http.OutboundRequest;
import io.vertx.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes attempts: opens, signs, posts, and says what came of it. Owned by one event loop.
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Context context;
    private final OutboundHttp http;
    private final Targets targets;
    private final IdSource ids;
    private final InstantSource clock;

    /// An attempt that is over.
    record Made(Fact.Attempt attempt, Outcome outcome) {}

    Attempts(Context context, OutboundHttp http, Targets targets, IdSource ids, InstantSource clock) {
        this.context = context;
        this.http = http;
        this.targets = targets;
        this.ids = ids;
        this.clock = clock;
    }

    Context context() {
        return context;
    }

    /// Calls `done` once, on the event loop, and never before this has returned.
    void make(Delivery delivery, Endpoint endpoint, Consumer<Made> done) {
        Instant startedAt = clock.instant();
        Consumer<Outcome> end = outcome -> done.accept(made(delivery, endpoint, startedAt, outcome));
        OutboundRequest request;
        try {
            request = targets.of(endpoint).request(delivery, startedAt);
        } catch (SealBrokenException e) {
            LOG.error("Deliveries to {} cannot be signed", endpoint.id(), e);
            refuse("the signing secret does not open", end);
            return;
        } catch (IllegalArgumentException e) { // its cause might quote the secret
            LOG.error("Deliveries to {} cannot be signed: {}", endpoint.id(), e.getMessage());
            refuse("the signing secret does not fit the scheme", end);
            return;
        }
        http.post(request, result -> end.accept(Outcomes.of(result, endpoint.scheme())));
    }

    private void refuse(String error, Consumer<Outcome> end) {
        Outcome refused = Outcome.Refused.of(DeadReason.SECRET_UNREADABLE, error);
        context.runOnContext(_ -> end.accept(refused));
    }

    private Made made(Delivery delivery, Endpoint endpoint, Instant startedAt, Outcome outcome) {
        Fact.Attempt attempt = new Fact.Attempt(
                ids.attempt(),
                delivery.progress().attempts() + 1,
                delivery.progress().dueAt(),
                startedAt,
                Math.max(0, Duration.between(startedAt, clock.instant()).toMillis()),
                outcome.seen().statusCode(),
                outcome.seen().kind(),
                outcome.seen().error(),
                outcome.seen().responseBody(),
                endpoint.url());
        return new Made(attempt, outcome);
    }
}

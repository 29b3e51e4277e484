package io.posthorn.dispatcher.deliver;

import io.posthorn.common.delivery.DeferReason;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.id.EndpointId;
import io.posthorn.dispatcher.deliver.NextStep.AfterAttempt;
import io.posthorn.dispatcher.deliver.NextStep.WithoutAttempt;
import io.posthorn.dispatcher.lane.LaneWork;
import io.posthorn.dispatcher.lane.Lanes;
import io.vertx.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The deliveries of the endpoints that one event loop owns, from being taken on to being acted on.
///
/// ```
///              unknown ─► read barrier ─► still unknown ─► discarded
///  taken on ─┤
///              known ─► lane ─► its turn ─► attempt ─► outcome ─► next step ─► Onward
///                         └ cannot start in time ─────────────► deferred ──────┘
/// ```
///
/// Everything runs on the event loop, besides [#accept] and the counts.
final class DeliveryLoop implements LaneWork<Taken>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final Context context;
    private final Attempts attempts;
    private final Session session;
    private final Lanes<EndpointId, Taken> lanes;
    private final long ticker;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicLong attempted = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();

    DeliveryLoop(Attempts attempts, Session session) {
        this.context = attempts.context();
        this.attempts = attempts;
        this.session = session;
        this.lanes = new Lanes<>(session.waits().patience(), this, System.nanoTime());
        this.ticker = context.owner().setPeriodic(Lanes.TICK.toMillis(), _ -> onLoop(this::tick));
    }

    /// Takes deliveries on; from any thread.
    void accept(List<Taken> batch) {
        onLoop(() -> {
            take(batch);
            accepted.lazySet(accepted.get() + batch.size());
        });
    }

    /// How many it has seen of those that were handed over; from any thread.
    long accepted() {
        return accepted.get();
    }

    /// How many attempts were made; from any thread.
    long attempted() {
        return attempted.get();
    }

    /// How many of those accepted do not wait any more; from any thread.
    long claimed() {
        return claimed.get();
    }

    /// How many attempts are under way; from any thread.
    int underWay() {
        return underWay.get();
    }

    @Override
    public void close() {
        boolean _ = context.owner().cancelTimer(ticker);
    }

    @Override
    public boolean start(Taken taken) {
        if (!claim(taken)) {
            return false;
        }
        Optional<Endpoint> endpoint = session.endpoints().find(taken.endpoint());
        Optional<WithoutAttempt> objection = endpoint.isEmpty()
                ? Optional.of(new NextStep.Discard(DiscardReason.ENDPOINT_DELETED))
                : session.plan().beforeAttempt(taken, endpoint.get(), now());
        if (objection.isPresent()) {
            act(taken, objection.get());
            return false;
        }
        attempt(taken, endpoint.orElseThrow());
        return true;
    }

    @Override
    public void defer(Taken taken) {
        settle(taken, session.plan().defer(DeferReason.BUSY, taken.delivery(), now()));
    }

    private void take(List<Taken> batch) {
        List<Taken> strangers = new ArrayList<>(0);
        Set<EndpointId> joined = new HashSet<>();
        for (Taken taken : batch) {
            Optional<Endpoint> endpoint = session.endpoints().find(taken.endpoint());
            if (endpoint.isEmpty()) {
                strangers.add(taken);
            } else if (join(taken, endpoint.get())) {
                joined.add(taken.endpoint());
            }
        }
        joined.forEach(lanes::advance);
        if (!strangers.isEmpty()) {
            inquire(strangers);
        }
    }

    private boolean join(Taken taken, Endpoint endpoint) {
        Optional<WithoutAttempt> objection = session.plan().beforeAttempt(taken, endpoint, now());
        objection.ifPresentOrElse(
                step -> settle(taken, step),
                () -> lanes.join(endpoint.id(), endpoint.settings().maxInFlight(), taken));
        return objection.isEmpty();
    }

    private void inquire(List<Taken> strangers) {
        session.endpoints()
                .upToDate()
                .whenComplete((_, failure) -> onLoop(() -> {
                    if (failure == null) {
                        discardUnknown(strangers);
                    } else {
                        LOG.warn("Cannot tell yet whether {} endpoints exist", strangers.size(), failure);
                        context.owner().setTimer(ASK_AGAIN.toMillis(), _ -> onLoop(() -> inquire(strangers)));
                    }
                }));
    }

    private void discardUnknown(List<Taken> strangers) {
        List<Taken> known = new ArrayList<>();
        for (Taken taken : strangers) {
            if (session.endpoints().find(taken.endpoint()).isPresent()) {
                known.add(taken);
            } else {
                settle(taken, new NextStep.Discard(DiscardReason.ENDPOINT_DELETED));
            }
        }
        take(known);
    }

    private void attempt(Taken taken, Endpoint endpoint) {
        underWay.lazySet(underWay.get() + 1);
        if (taken.parked()) {
            session.meters()
                    .retried(Duration.between(taken.delivery().progress().dueAt(), now()));
        }
        attempts.make(taken.delivery(), endpoint, made -> guarded(() -> attempted(taken, endpoint, made)));
    }

    private void attempted(Taken taken, Endpoint endpoint, Attempts.Made made) {
        underWay.lazySet(underWay.get() - 1);
        attempted.lazySet(attempted.get() + 1);
        AfterAttempt step = session.plan()
                .afterAttempt(
                        made.outcome(), taken.delivery(), endpoint.settings().retryPolicy(), now());
        AttemptReport.tell(session.meters(), taken.delivery(), made.attempt(), step);
        session.onward().after(taken, made.attempt(), step);
        lanes.finished(endpoint.id());
    }

    private void settle(Taken taken, WithoutAttempt step) {
        if (claim(taken)) {
            act(taken, step);
        }
    }

    private void act(Taken taken, WithoutAttempt step) {
        AttemptReport.tell(session.meters(), step);
        session.onward().without(taken, step);
    }

    /// Ends its wait. False when its partition is not ours any more: then it is another worker's.
    private boolean claim(Taken taken) {
        claimed.lazySet(claimed.get() + 1);
        return taken.ticket().assignment().begin();
    }

    private void tick() {
        lanes.tick(System.nanoTime());
    }

    private void onLoop(Runnable work) {
        context.runOnContext(_ -> guarded(work));
    }

    /// A bug must not leave deliveries behind of which nobody hears again.
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            session.onward().failed(e);
        }
    }

    private Instant now() {
        return session.waits().clock().instant();
    }
}

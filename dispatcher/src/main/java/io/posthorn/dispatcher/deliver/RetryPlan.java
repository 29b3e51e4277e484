package io.posthorn.dispatcher.deliver;

import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeferReason;
import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.delivery.Progress;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.retry.RetryPolicy;
import io.posthorn.dispatcher.deliver.NextStep.AfterAttempt;
import io.posthorn.dispatcher.deliver.NextStep.WithoutAttempt;
import io.posthorn.dispatcher.tier.Parking;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Decides what follows, from values alone.
final class RetryPlan {
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    /// As often a delivery is deferred to the first tier; from then on to the second, so that a long pause costs
    /// little.
    private static final int SHORT_DEFERRALS = 2;

    private final RetryLadder ladder;

    RetryPlan(RetryLadder ladder) {
        this.ladder = ladder;
    }

    /// What keeps a delivery from being attempted now; empty when nothing does.
    Optional<WithoutAttempt> beforeAttempt(Taken taken, Endpoint endpoint, Instant now) {
        Delivery delivery = taken.delivery();
        if (delivery.expiredAt(now)) {
            return Optional.of(new NextStep.Discard(DiscardReason.EXPIRED));
        }
        return switch (endpoint.status()) {
            case DISABLED -> Optional.of(new NextStep.Bury(DeadReason.ENDPOINT_DISABLED));
            case PAUSED -> Optional.of(rung(taken, now).orElseGet(() -> defer(DeferReason.PAUSED, delivery, now)));
            case ACTIVE -> rung(taken, now);
        };
    }

    WithoutAttempt defer(DeferReason reason, Delivery delivery, Instant now) {
        boolean tooOften = delivery.progress().deferrals() >= SHORT_DEFERRALS
                && ladder.tiers().size() > 1;
        Instant dueAt = wholeMillis(now.plus(tooOften ? ladder.tiers().get(1) : ladder.first()));
        return new NextStep.Defer(reason, dueAt, Parking.towards(dueAt, ladder, now));
    }

    AfterAttempt afterAttempt(Outcome outcome, Delivery delivery, RetryPolicy policy, Instant now) {
        return switch (outcome) {
            case Outcome.Delivered _ -> new NextStep.Settle();
            case Outcome.Gone _ -> new NextStep.Bury(DeadReason.GONE);
            case Outcome.Refused refused -> new NextStep.Bury(refused.reason());
            case Outcome.Retryable failed -> afterFailure(failed, delivery, policy, now);
        };
    }

    private AfterAttempt afterFailure(Outcome.Retryable failed, Delivery delivery, RetryPolicy policy, Instant now) {
        Progress before = delivery.progress();
        Optional<Duration> delay = policy.delayAfter(before.attempts() + 1);
        if (delay.isEmpty()) {
            return new NextStep.Bury(DeadReason.EXHAUSTED);
        }
        Instant dueAt = wholeMillis(now.plus(longer(delay.get(), failed.retryAfter())));
        return delivery.expiredAt(dueAt)
                ? new NextStep.Discard(DiscardReason.EXPIRED)
                : new NextStep.Retry(dueAt, Parking.towards(dueAt, ladder, now));
    }

    /// Only what comes from a tier may have to wait on: what stands in the deliveries topic was due when it was
    /// written there, whatever this machine's clock says.
    private Optional<WithoutAttempt> rung(Taken taken, Instant now) {
        Instant dueAt = taken.delivery().progress().dueAt();
        return taken.parked() && dueAt.isAfter(now)
                ? Optional.of(new NextStep.MoveOn(Parking.towards(dueAt, ladder, now)))
                : Optional.empty();
    }

    private static Duration longer(Duration delay, Optional<Duration> asked) {
        return asked.map(pause -> pause.compareTo(LONGEST_RETRY_AFTER) < 0 ? pause : LONGEST_RETRY_AFTER)
                .filter(pause -> pause.compareTo(delay) > 0)
                .orElse(delay);
    }

    /// Up to the next millisecond, which is what records hold: cut off, it would be early.
    private static Instant wholeMillis(Instant moment) {
        Instant cut = moment.truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(moment) ? cut : cut.plusMillis(1);
    }
}

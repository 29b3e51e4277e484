package io.posthorn.dispatcher.deliver;

import io.posthorn.common.delivery.AttemptOutcome;
import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.journal.Fact;
import io.posthorn.dispatcher.deliver.NextStep.AfterAttempt;
import io.posthorn.dispatcher.deliver.NextStep.WithoutAttempt;
import io.posthorn.dispatcher.metric.Meters;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Counts, times and logs what was decided: one log event per attempt.
final class AttemptReport {
    private static final Logger LOG = LoggerFactory.getLogger("io.posthorn.attempt");

    private AttemptReport() {}

    static void tell(Meters meters, Delivery delivery, Fact.Attempt attempt, AfterAttempt step) {
        meters.attempted(attempt.outcome());
        switch (step) {
            case NextStep.Settle _ -> {
                var deliveredAt = attempt.startedAt().plusMillis(attempt.durationMillis());
                meters.delivered(Duration.between(delivery.ref().acceptedAt(), deliveredAt));
            }
            case NextStep.Bury bury -> meters.buried(bury.reason());
            case NextStep.Retry _, NextStep.Discard _ -> {}
        }
        log(delivery, attempt, step);
    }

    static void tell(Meters meters, WithoutAttempt step) {
        switch (step) {
            case NextStep.Defer defer -> meters.deferred(defer.reason());
            case NextStep.Bury bury -> meters.buried(bury.reason());
            case NextStep.MoveOn _, NextStep.Discard _ -> {}
        }
    }

    private static void log(Delivery delivery, Fact.Attempt attempt, AfterAttempt step) {
        Level level = attempt.outcome() == AttemptOutcome.SUCCESS ? Level.DEBUG : Level.INFO;
        if (!LOG.isEnabledForLevel(level)) {
            return; // before the texts are made
        }
        LOG.atLevel(level)
                .log(
                        "attempt delivery={} event={} endpoint={} number={} outcome={} status={} duration_ms={}"
                                + " next={}",
                        delivery.ref().id(),
                        delivery.ref().event(),
                        delivery.ref().endpoint(),
                        attempt.number(),
                        attempt.outcome().code(),
                        attempt.statusCode(),
                        attempt.durationMillis(),
                        step.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }
}

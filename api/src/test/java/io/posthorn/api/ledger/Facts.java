package io.posthorn.api.ledger;

import io.posthorn.common.delivery.AttemptOutcome;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeferReason;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.event.EventType;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.Fact.Attempt;
import io.posthorn.common.journal.Fact.Attempted;
import io.posthorn.common.journal.Fact.Decision;
import io.posthorn.common.journal.Fact.Deferred;
import io.posthorn.common.journal.Fact.Ended;
import io.posthorn.common.journal.Fact.Enqueued;
import io.posthorn.common.journal.Fact.FannedOut;
import io.posthorn.common.journal.Fact.Matched;
import io.posthorn.common.journal.Fact.Unmatched;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.journal.UnmatchedReason;
import io.posthorn.common.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Facts about one event, as a dispatcher would write them, by hand.
public record Facts(EventId event, EventType type, Scope scope, Instant acceptedAt) {
    public static Facts anEvent() {
        return in(Samples.PROJECT);
    }

    public static Facts in(Scope scope) {
        return new Facts(
                Samples.IDS.event(), Samples.ORDER_PAID, scope, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    public Facts of(String eventType) {
        return new Facts(event, new EventType(eventType), scope, acceptedAt);
    }

    public DeliveryRef to(EndpointId endpoint) {
        return new DeliveryRef(DeliveryId.of(event, endpoint), event, endpoint, type, scope, acceptedAt, null);
    }

    public FannedOut fannedOut(EndpointId... endpoints) {
        return fannedOutAt(new LogPosition(0, 0), endpoints);
    }

    public FannedOut fannedOutAt(LogPosition position, EndpointId... endpoints) {
        List<Matched> matched = Arrays.stream(endpoints)
                .map(endpoint -> new Matched(DeliveryId.of(event, endpoint), endpoint))
                .toList();
        return fannedOut(position, matched, List.of(), matched.isEmpty() ? UnmatchedReason.NO_ENDPOINT : null);
    }

    public FannedOut unmatched(EndpointId endpoint, UnmatchedReason reason) {
        return fannedOut(new LogPosition(0, 0), List.of(), List.of(new Unmatched(endpoint, reason)), reason);
    }

    private FannedOut fannedOut(
            LogPosition position, List<Matched> matched, List<Unmatched> unmatched, @Nullable UnmatchedReason reason) {
        return new FannedOut(
                event,
                type,
                scope,
                acceptedAt,
                position,
                600,
                null,
                null,
                null,
                matched,
                unmatched,
                reason,
                acceptedAt.plusMillis(5));
    }

    public static Attempted delivered(DeliveryRef ref, int number) {
        return new Attempted(ref, attempt(ref, number, 200, AttemptOutcome.SUCCESS), new Decision.Delivered());
    }

    public static Attempted failed(DeliveryRef ref, int number) {
        Attempt attempt = attempt(ref, number, 500, AttemptOutcome.HTTP_ERROR);
        return new Attempted(
                ref, attempt, new Decision.Retry(attempt.startedAt().plusSeconds(5)));
    }

    public static Attempted died(DeliveryRef ref, int number, DeadReason reason, LogPosition position) {
        Attempt attempt = attempt(ref, number, reason == DeadReason.GONE ? 410 : 500, AttemptOutcome.HTTP_ERROR);
        return new Attempted(ref, attempt, new Decision.Dead(reason, position, 600, startOf(ref, 1)));
    }

    public static Deferred deferred(DeliveryRef ref, int attempts, Duration after) {
        Instant at = startOf(ref, attempts).plusMillis(100).plus(after);
        return new Deferred(ref, DeferReason.BUSY, at.plusSeconds(5), attempts, at);
    }

    public static Ended ended(DeliveryRef ref, int attempts, Decision.Final decision) {
        return new Ended(ref, decision, attempts, startOf(ref, attempts).plusMillis(500));
    }

    public static Enqueued enqueued(DeliveryRef ref) {
        return new Enqueued(ref, null, ref.acceptedAt());
    }

    private static Attempt attempt(DeliveryRef ref, int number, int statusCode, AttemptOutcome outcome) {
        Instant startedAt = startOf(ref, number);
        return new Attempt(
                Samples.IDS.attempt(),
                number,
                startedAt.minusMillis(3),
                startedAt,
                12,
                statusCode,
                outcome,
                outcome == AttemptOutcome.SUCCESS ? null : "answered " + statusCode,
                "nul \0 in an answer",
                "https://receiver.example/hook");
    }

    private static Instant startOf(DeliveryRef ref, int attempt) {
        return ref.acceptedAt().plusSeconds(10L * attempt);
    }
}

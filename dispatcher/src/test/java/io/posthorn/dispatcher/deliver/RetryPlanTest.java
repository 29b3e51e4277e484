package io.posthorn.dispatcher.deliver;

import static io.posthorn.common.signature.SignatureScheme.SONZAI;
import static io.posthorn.common.signature.SignatureScheme.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.delivery.AttemptOutcome;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeferReason;
import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.delivery.Progress;
import io.posthorn.common.endpoint.DeliverySettings;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.endpoint.SigningSecrets;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.retry.RetryLadder;
import io.posthorn.common.retry.RetryPolicy;
import io.posthorn.common.secret.Sealed;
import io.posthorn.common.signature.SignatureScheme;
import io.posthorn.dispatcher.deliver.Outcome.Seen;
import io.posthorn.dispatcher.http.OutboundResult;
import io.posthorn.dispatcher.http.OutboundResult.Answered;
import io.posthorn.dispatcher.tier.Parking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RetryPlanTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final RetryPolicy POLICY = RetryPolicy.parse("5s,5m");
    private static final Seen FAILED = new Seen(AttemptOutcome.HTTP_ERROR, 500, "answered 500", null);

    private final RetryPlan plan = new RetryPlan(RetryLadder.parse("5s,30s,5m"));

    @Test
    void failureIsRetriedAfterTheDelayOfItsPolicy() {
        assertThat(afterFailure(delivery(0), null)).isEqualTo(retryIn(Duration.ofSeconds(5), Duration.ofSeconds(5)));
        assertThat(afterFailure(delivery(1), null)).isEqualTo(retryIn(Duration.ofMinutes(5), Duration.ofMinutes(5)));
    }

    @Test
    void lastFailureOfThePolicyIsTheEnd() {
        assertThat(afterFailure(delivery(2), null)).isEqualTo(new NextStep.Bury(DeadReason.EXHAUSTED));
    }

    @Test
    void retryAfterLengthensTheDelayAndNeverShortensIt() {
        assertThat(afterFailure(delivery(0), Duration.ofSeconds(30)))
                .isEqualTo(retryIn(Duration.ofSeconds(30), Duration.ofSeconds(30)));
        assertThat(afterFailure(delivery(0), Duration.ofSeconds(1)))
                .isEqualTo(retryIn(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @Test
    void retryAfterCountsUpToADay() {
        assertThat(afterFailure(delivery(0), Duration.ofDays(30)))
                .isInstanceOfSatisfying(
                        NextStep.Retry.class,
                        retry -> assertThat(retry.dueAt()).isEqualTo(NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void retryAfterIsHeardWithTooManyRequestsAndUnavailableOnly() {
        assertThat(retryInOf(answered(429))).isEqualTo(Duration.ofSeconds(9));
        assertThat(retryInOf(answered(503))).isEqualTo(Duration.ofSeconds(9));
        assertThat(retryInOf(answered(500))).isNull();
    }

    @Test
    void retryThatWouldComeTooLateIsDiscardedAtOnce() {
        assertThat(plan.afterAttempt(new Outcome.Retryable(FAILED, null), expiring(NOW.plusSeconds(5)), POLICY, NOW))
                .isEqualTo(new NextStep.Discard(DiscardReason.EXPIRED));
    }

    @Test
    void goneAndRefusedAreTheEnd() {
        assertThat(plan.afterAttempt(Outcomes.of(answered(410), STANDARD), delivery(0), POLICY, NOW))
                .isEqualTo(new NextStep.Bury(DeadReason.GONE));
        OutboundResult blocked = new OutboundResult.Refused(OutboundResult.Reason.BLOCKED_ADDRESS, "no");
        assertThat(plan.afterAttempt(Outcomes.of(blocked, STANDARD), delivery(0), POLICY, NOW))
                .isEqualTo(new NextStep.Bury(DeadReason.BLOCKED_ADDRESS));
    }

    @Test
    void goneIsRetriedForClientsOfTheAgentSurface() {
        assertThat(plan.afterAttempt(Outcomes.of(answered(410), SONZAI), delivery(0), POLICY, NOW))
                .isInstanceOf(NextStep.Retry.class);
    }

    @Test
    void activeEndpointIsAttempted() {
        assertThat(plan.beforeAttempt(taken(delivery(0), false), endpoint(EndpointStatus.ACTIVE), NOW))
                .isEmpty();
    }

    @Test
    void disabledEndpointsDeliveryIsBuriedAndAnExpiredOneDiscarded() {
        Endpoint disabled = endpoint(EndpointStatus.DISABLED);

        assertThat(plan.beforeAttempt(taken(delivery(0), false), disabled, NOW))
                .contains(new NextStep.Bury(DeadReason.ENDPOINT_DISABLED));
        assertThat(plan.beforeAttempt(taken(expiring(NOW), false), disabled, NOW))
                .contains(new NextStep.Discard(DiscardReason.EXPIRED));
    }

    @Test
    void pausedEndpointsDeliveryWaitsShortAtFirstThenLonger() {
        assertThat(deferral(0)).isEqualTo(deferFor(Duration.ofSeconds(5)));
        assertThat(deferral(1)).isEqualTo(deferFor(Duration.ofSeconds(5)));
        assertThat(deferral(2)).isEqualTo(deferFor(Duration.ofSeconds(30)));
    }

    @Test
    void parkedDeliveryThatIsNotDueMovesOn() {
        Delivery later = delivery(0).with(Progress.dueAt(NOW.plusSeconds(6)));

        assertThat(plan.beforeAttempt(taken(later, true), endpoint(EndpointStatus.ACTIVE), NOW))
                .contains(new NextStep.MoveOn(new Parking(Duration.ofSeconds(5), NOW.plusSeconds(5))));
        assertThat(plan.beforeAttempt(taken(later, false), endpoint(EndpointStatus.ACTIVE), NOW))
                .isEmpty();
    }

    @Test
    void dueTimeIsNeverBeforeTheMillisecondThatRecordsHold() {
        Instant odd = NOW.plusNanos(1);

        assertThat(plan.afterAttempt(new Outcome.Retryable(FAILED, null), delivery(0), POLICY, odd))
                .isInstanceOfSatisfying(
                        NextStep.Retry.class,
                        retry -> assertThat(retry.dueAt())
                                .isEqualTo(NOW.plusSeconds(5).plusMillis(1)));
    }

    private NextStep afterFailure(Delivery delivery, @Nullable Duration retryIn) {
        return plan.afterAttempt(new Outcome.Retryable(FAILED, retryIn), delivery, POLICY, NOW);
    }

    private NextStep deferral(int deferrals) {
        Delivery delivery = delivery(0).with(new Progress(0, null, NOW, deferrals));
        return plan.beforeAttempt(taken(delivery, false), endpoint(EndpointStatus.PAUSED), NOW)
                .orElseThrow();
    }

    private static NextStep deferFor(Duration wait) {
        return new NextStep.Defer(DeferReason.PAUSED, NOW.plus(wait), new Parking(wait, NOW.plus(wait)));
    }

    private static NextStep retryIn(Duration delay, Duration tier) {
        return new NextStep.Retry(NOW.plus(delay), new Parking(tier, NOW.plus(delay)));
    }

    private static OutboundResult answered(int status) {
        return new Answered(status, new byte[0], Duration.ofSeconds(9), Duration.ZERO);
    }

    private static @Nullable Duration retryInOf(OutboundResult result) {
        return ((Outcome.Retryable) Outcomes.of(result, STANDARD)).retryIn();
    }

    private static Delivery delivery(int attempts) {
        Delivery fresh = Samples.aDelivery(Samples.IDS.endpoint());
        return fresh.with(new Progress(attempts, attempts == 0 ? null : NOW.minusSeconds(60), NOW, 0));
    }

    private static Delivery expiring(Instant moment) {
        Delivery fresh = delivery(0);
        return new Delivery(fresh.ref(), fresh.progress(), fresh.contentType(), moment, fresh.body());
    }

    private static Taken taken(Delivery delivery, boolean parked) {
        Assignment assignment = new Assignment(new TopicPartition("deliveries", 0), 1);
        return new Taken(delivery, new Ticket(assignment, 0, 0), parked);
    }

    private static Endpoint endpoint(EndpointStatus status) {
        return new Endpoint(
                Samples.IDS.endpoint(),
                1,
                Samples.PROJECT,
                "https://example.com/",
                new EventTypeFilter(List.of("*")),
                SignatureScheme.STANDARD,
                status,
                SigningSecrets.only(new Sealed(new byte[0])),
                null,
                new DeliverySettings(POLICY, Duration.ofSeconds(15), 64, null, false));
    }
}

package io.posthorn.common.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.posthorn.common.delivery.AttemptOutcome;
import io.posthorn.common.delivery.DeadReason;
import io.posthorn.common.delivery.DeferReason;
import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.delivery.DiscardReason;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.AttemptId;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One step that was taken, as the journal keeps it. Facts of one event and its deliveries share a partition, in no
/// certain order, and a fact may come twice after a crash, so whoever reads them must not mind.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.FannedOut.class, name = "fanned_out"),
    @JsonSubTypes.Type(value = Fact.Malformed.class, name = "malformed"),
    @JsonSubTypes.Type(value = Fact.Enqueued.class, name = "enqueued"),
    @JsonSubTypes.Type(value = Fact.Attempted.class, name = "attempted"),
    @JsonSubTypes.Type(value = Fact.Deferred.class, name = "deferred"),
    @JsonSubTypes.Type(value = Fact.Ended.class, name = "ended")
})
public sealed interface Fact {
    /// Key of its record.
    String key();

    /// When it happened.
    Instant at();

    /// The event that it is about; empty where there is none.
    default Optional<EventId> about() {
        return switch (this) {
            case FannedOut fannedOut -> Optional.of(fannedOut.event());
            case Malformed _ -> Optional.empty();
            case Enqueued enqueued -> Optional.of(enqueued.ref().event());
            case Attempted attempted -> Optional.of(attempted.ref().event());
            case Deferred deferred -> Optional.of(deferred.ref().event());
            case Ended ended -> Optional.of(ended.ref().event());
        };
    }

    /// An event was matched against the endpoints of its scope.
    ///
    /// @param position where the event stands in the events topic
    /// @param bodyBytes length of its body
    /// @param deliveries one per matching endpoint; empty when none matched
    /// @param unmatched endpoints of its scope that did not match; the first few only
    /// @param unmatchedReason why none matched; present exactly when there are no deliveries
    record FannedOut(
            EventId event,
            EventType type,
            Scope scope,
            Instant acceptedAt,
            LogPosition position,
            int bodyBytes,
            @Nullable String orderingKey,
            @Nullable Instant deliverAt,
            @Nullable Instant expiresAt,
            List<Matched> deliveries,
            List<Unmatched> unmatched,
            @Nullable UnmatchedReason unmatchedReason,
            Instant at)
            implements Fact {
        public FannedOut {
            if (deliveries.isEmpty() != (unmatchedReason != null)) {
                throw new IllegalArgumentException("exactly an event without deliveries has a reason for it");
            }
            deliveries = List.copyOf(deliveries);
            unmatched = List.copyOf(unmatched);
        }

        @Override
        public String key() {
            return event.value();
        }
    }

    /// A delivery that fan-out made.
    record Matched(DeliveryId delivery, EndpointId endpoint) {}

    /// An endpoint of the event's scope that did not get it.
    record Unmatched(EndpointId endpoint, UnmatchedReason reason) {}

    /// A record of the events topic could not be read; it stands in the dead letters.
    ///
    /// @param source where it stands in the events topic
    /// @param position where it stands in the dead-letters topic
    record Malformed(
            DeadLetterId deadLetter,
            Scope scope,
            LogPosition source,
            LogPosition position,
            int bodyBytes,
            String error,
            Instant at)
            implements Fact {
        @Override
        public String key() {
            return deadLetter.value();
        }
    }

    /// A resend or a replay made a delivery.
    ///
    /// @param deadLetter the dead letter that it replays, where it does
    record Enqueued(DeliveryRef ref, @Nullable DeadLetterId deadLetter, Instant at) implements Fact {
        @Override
        public String key() {
            return ref.endpoint().value();
        }
    }

    /// An attempt was made, and what was decided on it.
    record Attempted(DeliveryRef ref, Attempt attempt, Decision decision) implements Fact {
        @Override
        public String key() {
            return ref.endpoint().value();
        }

        @Override
        public Instant at() {
            return attempt.startedAt().plusMillis(attempt.durationMillis());
        }
    }

    /// A delivery waits without having spent an attempt.
    record Deferred(DeliveryRef ref, DeferReason reason, Instant until, int attempts, Instant at) implements Fact {
        @Override
        public String key() {
            return ref.endpoint().value();
        }
    }

    /// A delivery ended without a further attempt.
    record Ended(DeliveryRef ref, Decision.Final decision, int attempts, Instant at) implements Fact {
        @Override
        public String key() {
            return ref.endpoint().value();
        }
    }

    /// One attempt.
    ///
    /// @param number from 1
    /// @param statusCode of the answer; 0 when there was none
    /// @param error what went wrong, in words; absent on success
    /// @param responseBody up to 4 KiB of the answer as text
    record Attempt(
            AttemptId id,
            int number,
            Instant dueAt,
            Instant startedAt,
            long durationMillis,
            int statusCode,
            AttemptOutcome outcome,
            @Nullable String error,
            @Nullable String responseBody,
            String url) {}

    /// What became of the delivery.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decision")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Decision.Delivered.class, name = "delivered"),
        @JsonSubTypes.Type(value = Decision.Retry.class, name = "retry"),
        @JsonSubTypes.Type(value = Decision.Dead.class, name = "dead"),
        @JsonSubTypes.Type(value = Decision.Discarded.class, name = "discarded")
    })
    sealed interface Decision {
        /// A decision that ends the delivery.
        sealed interface Final extends Decision {}

        /// The endpoint has it.
        record Delivered() implements Final {}

        /// It is tried again.
        record Retry(Instant dueAt) implements Decision {}

        /// It was given up.
        ///
        /// @param position where it stands in the dead-letters topic
        /// @param bodyBytes length of its body
        /// @param firstAttemptAt start of the first attempt; absent when there was none
        record Dead(
                DeadReason reason,
                LogPosition position,
                int bodyBytes,
                @Nullable Instant firstAttemptAt) implements Final {}

        /// It is not wanted any more.
        record Discarded(DiscardReason reason) implements Final {}
    }
}

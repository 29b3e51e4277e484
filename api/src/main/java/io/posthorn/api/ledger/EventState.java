package io.posthorn.api.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.Fact.FannedOut;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.journal.UnmatchedReason;
import io.posthorn.common.record.Json;
import io.posthorn.common.scope.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one accepted event.
///
/// @param unmatchedReason code of the reason why no endpoint got it
/// @param unmatched the endpoints that did not match, as JSON
record EventState(
        EventId id,
        String type,
        Scope scope,
        Instant acceptedAt,
        LogPosition position,
        int bodyBytes,
        @Nullable String orderingKey,
        @Nullable Instant deliverAt,
        @Nullable Instant expiresAt,
        @Nullable String unmatchedReason,
        @Nullable String unmatched,
        Instant fannedOutAt)
        implements Joinable<EventState> {
    /// A fan-out that is repeated after a crash may see other endpoints: the one that found some counts, then the
    /// first.
    private static final Comparator<EventState> PRECEDENCE = Comparator.comparing(
                    (EventState event) -> event.unmatchedReason != null)
            .thenComparing(EventState::fannedOutAt)
            .thenComparing(event -> String.valueOf(event.unmatchedReason))
            .thenComparing(event -> String.valueOf(event.unmatched))
            .thenComparingInt(event -> event.position.partition())
            .thenComparingLong(event -> event.position.offset());

    EventState {
        acceptedAt = Moments.kept(acceptedAt);
        orderingKey = ForeignText.storableOrNull(orderingKey);
        deliverAt = Moments.keptOrNull(deliverAt);
        expiresAt = Moments.keptOrNull(expiresAt);
        fannedOutAt = Moments.kept(fannedOutAt);
    }

    static EventState of(FannedOut fact) {
        return new EventState(
                fact.event(),
                fact.type().value(),
                fact.scope(),
                fact.acceptedAt(),
                fact.position(),
                fact.bodyBytes(),
                fact.orderingKey(),
                fact.deliverAt(),
                fact.expiresAt(),
                Optional.ofNullable(fact.unmatchedReason())
                        .map(UnmatchedReason::code)
                        .orElse(null),
                fact.unmatched().isEmpty() ? null : json(fact),
                fact.at());
    }

    @Override
    public EventState join(EventState other) {
        return PRECEDENCE.compare(this, other) <= 0 ? this : other;
    }

    private static String json(FannedOut fact) {
        try {
            return Json.MAPPER.writeValueAsString(fact.unmatched());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ids and codes are always JSON", e);
        }
    }
}

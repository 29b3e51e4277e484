package io.posthorn.api.ledger;

import io.posthorn.common.delivery.DeliveryRef;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.journal.Fact;
import io.posthorn.common.journal.Fact.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What some facts say, joined per event, delivery, attempt and dead letter, so that each row is written once.
///
/// Sorted by id, so that two ledgers that write the same rows take their locks in the same order.
final class FactBatch {
    private final SortedMap<String, EventState> events = new TreeMap<>();
    private final SortedMap<String, DeliveryState> deliveries = new TreeMap<>();
    private final Map<String, AttemptRow> attempts = new LinkedHashMap<>();
    private final SortedMap<String, DeadLetterState> deadLetters = new TreeMap<>();
    private final Map<String, ReplayItem> replayItems = new LinkedHashMap<>();

    static FactBatch of(Collection<Fact> facts) {
        FactBatch batch = new FactBatch();
        facts.forEach(batch::add);
        return batch;
    }

    private void add(Fact fact) {
        switch (fact) {
            case Fact.FannedOut fannedOut -> fannedOut(fannedOut);
            case Fact.Malformed malformed -> add(DeadLetterState.of(malformed));
            case Fact.Enqueued enqueued -> enqueued(enqueued);
            case Fact.Attempted attempted -> attempted(attempted);
            case Fact.Deferred deferred ->
                add(DeliveryState.pending(
                        deferred.ref(),
                        new Outlook(
                                deferred.attempts(),
                                deferred.at(),
                                deferred.until(),
                                deferred.reason().code())));
            case Fact.Ended ended ->
                ended(ended.ref(), ended.decision(), LastAnswer.NONE, ended.attempts(), ended.at());
        }
    }

    private void fannedOut(Fact.FannedOut fact) {
        events.merge(fact.event().value(), EventState.of(fact), EventState::join);
        Instant dueAt = fact.deliverAt() == null ? fact.acceptedAt() : fact.deliverAt();
        for (Fact.Matched matched : fact.deliveries()) {
            DeliveryRef ref = new DeliveryRef(
                    matched.delivery(),
                    fact.event(),
                    matched.endpoint(),
                    fact.type(),
                    fact.scope(),
                    fact.acceptedAt(),
                    null);
            add(DeliveryState.pending(ref, Outlook.dueAt(dueAt)));
        }
    }

    private void enqueued(Fact.Enqueued fact) {
        add(DeliveryState.pending(fact.ref(), Outlook.dueAt(fact.at())));
        ReplayId replay = fact.ref().replay();
        if (replay != null) {
            ReplayItem item = new ReplayItem(replay, fact.ref().id(), fact.deadLetter());
            replayItems.put(item.key(), item);
        }
    }

    private void attempted(Fact.Attempted fact) {
        AttemptRow row = AttemptRow.of(fact);
        attempts.put(row.id().value(), row);
        int number = fact.attempt().number();
        switch (fact.decision()) {
            case Decision.Retry(Instant dueAt) ->
                add(DeliveryState.pending(fact.ref(), new Outlook(number, fact.at(), dueAt, null)));
            case Decision.Final last -> ended(fact.ref(), last, LastAnswer.of(fact.attempt()), number, fact.at());
        }
    }

    private void ended(DeliveryRef ref, Decision.Final decision, LastAnswer answer, int made, Instant at) {
        add(DeliveryState.ended(ref, made, Ending.of(decision, at)));
        if (decision instanceof Decision.Dead dead) {
            add(DeadLetterState.of(ref, dead, answer, made, at));
        }
    }

    private void add(DeliveryState delivery) {
        deliveries.merge(delivery.ref().id().value(), delivery, DeliveryState::join);
    }

    private void add(DeadLetterState deadLetter) {
        deadLetters.merge(deadLetter.id().value(), deadLetter, DeadLetterState::join);
    }

    SortedMap<String, EventState> events() {
        return events;
    }

    SortedMap<String, DeliveryState> deliveries() {
        return deliveries;
    }

    List<AttemptRow> attempts() {
        return List.copyOf(attempts.values());
    }

    SortedMap<String, DeadLetterState> deadLetters() {
        return deadLetters;
    }

    List<ReplayItem> replayItems() {
        return List.copyOf(replayItems.values());
    }
}

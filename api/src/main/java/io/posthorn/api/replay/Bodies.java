package io.posthorn.api.replay;

import io.posthorn.api.kafka.LogReader;
import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.record.DecodedEvent;
import io.posthorn.common.record.DecodedEvent.WellFormed;
import io.posthorn.common.record.DeliveryRecords;
import io.posthorn.common.record.EventRecords;
import io.posthorn.common.record.UnreadableRecordException;
import io.posthorn.common.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Makes redeliveries of what stands in the log.
///
/// @param log of the caller's own
record Bodies(LogReader log, Topics topics) {
    /// One for each candidate whose body is still in the log and meant for its endpoint.
    List<Redelivery> redeliveries(ReplayFilter filter, List<Candidate> candidates, ReplayId replay, Instant now) {
        String topic = switch (filter) {
            case ReplayFilter.DeadLetters _ -> topics.deadLetters();
            case ReplayFilter.Events _ -> topics.events();
        };
        Map<LogPosition, ConsumerRecord<byte[], byte[]>> records =
                log.read(topic, candidates.stream().map(Candidate::position).toList());
        return candidates.stream()
                .flatMap(candidate -> Optional.ofNullable(records.get(candidate.position()))
                        .flatMap(consumed -> redelivery(filter, candidate, consumed, replay, now))
                        .stream())
                .toList();
    }

    private static Optional<Redelivery> redelivery(
            ReplayFilter filter,
            Candidate candidate,
            ConsumerRecord<byte[], byte[]> consumed,
            ReplayId replay,
            Instant now) {
        return switch (filter) {
            case ReplayFilter.DeadLetters _ ->
                dead(consumed)
                        .map(dead -> Redelivery.of(dead, replay, now))
                        .filter(redelivery -> candidate.isOf(redelivery.deadLetter()));
            case ReplayFilter.Events _ ->
                event(consumed)
                        .filter(accepted -> candidate.isOf(accepted.event().id()))
                        .filter(accepted -> isFor(accepted, candidate.endpoint()))
                        .map(accepted -> Redelivery.of(accepted, candidate.endpoint(), replay, now));
        };
    }

    /// A test ping is for its endpoint alone, in a replay too.
    private static boolean isFor(WellFormed accepted, EndpointId endpoint) {
        return accepted.event().target().map(endpoint::equals).orElse(true);
    }

    static Optional<WellFormed> event(ConsumerRecord<byte[], byte[]> consumed) {
        return switch (EventRecords.read(consumed)) {
            case WellFormed accepted -> Optional.of(accepted);
            case DecodedEvent.Malformed _ -> Optional.empty();
        };
    }

    static Optional<Delivery> dead(ConsumerRecord<byte[], byte[]> consumed) {
        try {
            return Optional.of(DeliveryRecords.read(consumed));
        } catch (UnreadableRecordException _) {
            return Optional.empty();
        }
    }
}

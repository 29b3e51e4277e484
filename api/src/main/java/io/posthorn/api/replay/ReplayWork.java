package io.posthorn.api.replay;

import io.posthorn.api.endpoint.Registrations;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.id.EndpointId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One batch of a replay: rows to redeliveries in the log. Done twice it makes the same deliveries.
@Singleton
final class ReplayWork {
    private final Candidates candidates;
    private final Registrations registrations;
    private final Redeliveries redeliveries;
    private final Clock clock;

    ReplayWork(Candidates candidates, Registrations registrations, Redeliveries redeliveries, Clock clock) {
        this.candidates = candidates;
        this.registrations = registrations;
        this.redeliveries = redeliveries;
        this.clock = clock;
    }

    /// Returns once the log has the batch; empty when nothing is left.
    Optional<Batch> next(Claim claim, Bodies bodies, int limit) {
        Replay replay = claim.replay();
        List<Candidate> found = candidates.next(replay, claim.nextAfter(), limit);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Candidate> deliverable = deliverable(found);
        List<Redelivery> made = bodies.redeliveries(replay.filter(), deliverable, replay.id(), clock.instant());
        redeliveries.enqueue(made);
        return Optional.of(new Batch(
                found.getLast().id(),
                made.size(),
                deliverable.size() - made.size(),
                found.size() - deliverable.size()));
    }

    private List<Candidate> deliverable(List<Candidate> found) {
        Map<EndpointId, Boolean> takesDeliveries = found.stream()
                .map(Candidate::endpoint)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::takesDeliveries));
        return found.stream()
                .filter(candidate -> Boolean.TRUE.equals(takesDeliveries.get(candidate.endpoint())))
                .toList();
    }

    private boolean takesDeliveries(EndpointId endpoint) {
        return registrations
                .find(endpoint)
                .filter(registration -> registration.status() != EndpointStatus.DISABLED)
                .isPresent();
    }
}

package io.posthorn.dispatcher.fanout;

import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.event.Event;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.journal.Fact.Unmatched;
import io.posthorn.common.journal.UnmatchedReason;
import io.posthorn.dispatcher.directory.EndpointView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The endpoints that an event goes to, and why it does not go to others of its scope.
///
/// @param unmatched the first few only
/// @param considered how many endpoints there were to choose from
record Matches(List<EndpointId> endpoints, List<Unmatched> unmatched, int considered) {
    private static final int TOLD = 20;

    Matches {
        endpoints = List.copyOf(endpoints);
        unmatched = List.copyOf(unmatched);
    }

    static Matches of(Event event, EndpointView directory) {
        return event.target()
                .map(target -> directed(event, target, directory))
                .orElseGet(() -> byFilter(event, directory));
    }

    /// Why there are no endpoints; empty when there are.
    Optional<UnmatchedReason> reason() {
        if (!endpoints.isEmpty()) {
            return Optional.empty();
        }
        if (considered == 0) {
            return Optional.of(UnmatchedReason.NO_ENDPOINT);
        }
        boolean disabled = unmatched.stream().anyMatch(one -> one.reason() == UnmatchedReason.ENDPOINT_DISABLED);
        return Optional.of(disabled ? UnmatchedReason.ENDPOINT_DISABLED : UnmatchedReason.EVENT_TYPE);
    }

    /// To one endpoint of the same tenant, whatever its filter says.
    private static Matches directed(Event event, EndpointId target, EndpointView directory) {
        Optional<Endpoint> endpoint = directory
                .find(target)
                .filter(found -> found.scope().tenant().equals(event.scope().tenant()));
        if (endpoint.isEmpty()) {
            return new Matches(List.of(), List.of(), 0);
        }
        return endpoint.get().status() == EndpointStatus.DISABLED
                ? new Matches(List.of(), List.of(new Unmatched(target, UnmatchedReason.ENDPOINT_DISABLED)), 1)
                : new Matches(List.of(target), List.of(), 1);
    }

    private static Matches byFilter(Event event, EndpointView directory) {
        List<EndpointId> matching = new ArrayList<>();
        List<Unmatched> others = new ArrayList<>();
        int considered = 0;
        for (var scope : event.scope().lineage()) {
            for (Endpoint endpoint : directory.of(scope)) {
                considered++;
                Optional<UnmatchedReason> objection = objection(event, endpoint);
                if (objection.isEmpty()) {
                    matching.add(endpoint.id());
                } else if (others.size() < TOLD) {
                    others.add(new Unmatched(endpoint.id(), objection.get()));
                }
            }
        }
        return new Matches(matching, others, considered);
    }

    private static Optional<UnmatchedReason> objection(Event event, Endpoint endpoint) {
        if (!endpoint.eventTypes().matches(event.type())) {
            return Optional.of(UnmatchedReason.EVENT_TYPE);
        }
        return switch (endpoint.status()) {
            case ACTIVE, PAUSED -> Optional.empty();
            case DISABLED -> Optional.of(UnmatchedReason.ENDPOINT_DISABLED);
        };
    }
}

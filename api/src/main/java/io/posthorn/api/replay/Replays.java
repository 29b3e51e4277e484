package io.posthorn.api.replay;

import io.posthorn.api.access.Caller;
import io.posthorn.api.database.Database;
import io.posthorn.api.endpoint.Registration;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.http.Page;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.reading.Conditions;
import io.posthorn.api.reading.TimeRange;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.ReplayId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The replays of a caller.
@Singleton
final class Replays {
    private final Database database;
    private final Registrations registrations;
    private final IdSource ids;
    private final Clock clock;

    Replays(Database database, Registrations registrations, IdSource ids, Clock clock) {
        this.database = database;
        this.registrations = registrations;
        this.ids = ids;
        this.clock = clock;
    }

    /// The replay that the request means.
    Replay of(Caller caller, ReplayRequest request) {
        if (request.ratePerSecond() != null && request.ratePerSecond() < 1) {
            throw Checks.invalid("rate_per_second", "must be at least 1");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ProjectId project = caller.onlyProject().orElse(null);
        return new Replay(
                ids.replay(), caller.tenant(), project, filter(caller, request), request.ratePerSecond(), now);
    }

    private ReplayFilter filter(Caller caller, ReplayRequest request) {
        ReplayRequest.OfDeadLetters deadLetters = request.deadLetters();
        ReplayRequest.OfEvents events = request.events();
        if ((deadLetters == null) == (events == null)) {
            throw Checks.invalid("", "must have exactly one of 'dead_letters' and 'events'");
        }
        return deadLetters == null ? events(caller, Checks.required("events", events)) : deadLetters.filter();
    }

    private ReplayFilter events(Caller caller, ReplayRequest.OfEvents request) {
        Registration endpoint = endpoint(caller, Checks.required("events.endpoint_id", request.endpointId()));
        TimeRange range = TimeRange.inBody("events", request.from(), request.to());
        Instant from = Checks.required("events.from", range.from());
        Instant to = Checks.required("events.to", range.to());
        EventTypeFilter types = Optional.ofNullable(request.eventTypes())
                .map(Replays::types)
                .orElse(endpoint.subscription().eventTypes());
        return new ReplayFilter.Events(endpoint.id(), endpoint.scope(), types, from, to);
    }

    private static EventTypeFilter types(List<@Nullable String> given) {
        List<String> patterns = given.stream()
                .map(pattern -> Checks.required("events.event_types", pattern))
                .toList();
        return Checks.inBody("events.event_types", () -> new EventTypeFilter(patterns));
    }

    private Registration endpoint(Caller caller, String id) {
        EndpointId endpoint = Checks.inBody("events.endpoint_id", () -> new EndpointId(id));
        return registrations
                .find(endpoint)
                .filter(registration -> caller.sees(registration.scope()))
                .orElseThrow(() -> Checks.invalid("events.endpoint_id", "is no endpoint"));
    }

    Page<ReplayView> list(Caller caller, PageRequest page) {
        Conditions conditions = Conditions.visibleTo(caller).after(page, ReplayId::new);
        return Page.of(
                conditions.newestFirst(database, ReplayView.SELECT, ReplayView::read, page), page, ReplayView::id);
    }

    Optional<ReplayView> find(Caller caller, ReplayId id) {
        Conditions conditions = Conditions.visibleTo(caller).and("id = ?", id);
        return database.first(ReplayView.SELECT + conditions.where(), ReplayView::read, conditions.arguments());
    }
}

package io.posthorn.api.reading;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.http.Page;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.http.Paged;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.EventId;
import io.swagger.v3.oas.annotations.Parameter;

/// Reading events. An event is there once the ledger has read its fan-out, moments after it was accepted.
@Controller("/v1/events")
@Needs(KeyScope.READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventsController {
    private final Events events;

    EventsController(Events events) {
        this.events = events;
    }

    @Get
    @Paged
    Page<EventView> list(
            @Parameter(hidden = true) Caller caller,
            @RequestBean EventQuery query,
            @Parameter(hidden = true) PageRequest page) {
        return events.list(caller, query, page);
    }

    @Get("/{id}")
    EventView find(@Parameter(hidden = true) Caller caller, String id) {
        return events.find(caller, Checks.inPath("Event", () -> new EventId(id)))
                .orElseThrow(() -> Problem.notFound("Event").asException());
    }
}

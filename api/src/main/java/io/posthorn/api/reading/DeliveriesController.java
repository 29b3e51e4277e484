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
import io.posthorn.api.problem.ProblemException;
import io.posthorn.common.id.DeliveryId;
import io.swagger.v3.oas.annotations.Parameter;

/// Reading deliveries and their attempts.
@Controller("/v1/deliveries")
@Needs(KeyScope.READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeliveriesController {
    private final Deliveries deliveries;

    DeliveriesController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Get
    @Paged
    Page<DeliveryView> list(
            @Parameter(hidden = true) Caller caller,
            @RequestBean DeliveryQuery query,
            @Parameter(hidden = true) PageRequest page) {
        return deliveries.list(caller, query, page);
    }

    @Get("/{id}")
    DeliveryWithTimeline find(@Parameter(hidden = true) Caller caller, String id) {
        return deliveries.findWithTimeline(caller, idInPath(id)).orElseThrow(DeliveriesController::notFound);
    }

    @Get("/{id}/attempts")
    @Paged
    Page<AttemptView> attempts(
            @Parameter(hidden = true) Caller caller, String id, @Parameter(hidden = true) PageRequest page) {
        DeliveryId delivery = idInPath(id);
        if (deliveries.find(caller, delivery).isEmpty()) {
            throw notFound();
        }
        return deliveries.attempts(delivery, page);
    }

    private static DeliveryId idInPath(String id) {
        return Checks.inPath("Delivery", () -> new DeliveryId(id));
    }

    private static ProblemException notFound() {
        return Problem.notFound("Delivery").asException();
    }
}

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
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemException;
import io.posthorn.common.id.DeliveryId;

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
    Page<DeliveryView> list(Caller caller, @RequestBean DeliveryQuery query, PageRequest page) {
        return deliveries.list(caller, query, page);
    }

    @Get("/{id}")
    DeliveryWithTimeline find(Caller caller, String id) {
        return deliveries.findWithTimeline(caller, idInPath(id)).orElseThrow(DeliveriesController::notFound);
    }

    @Get("/{id}/attempts")
    Page<AttemptView> attempts(Caller caller, String id, PageRequest page) {
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

package io.posthorn.api.replay;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.reading.DeliveryView;
import io.posthorn.common.id.DeliveryId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/// Sending one delivery again.
@Controller("/v1/deliveries")
@Needs(KeyScope.MANAGE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResendController {
    private final Resends resends;

    ResendController(Resends resends) {
        this.resends = resends;
    }

    /// Answers with the new delivery.
    @Post("/{id}/resend")
    @Consumes(MediaType.ALL)
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    HttpResponse<DeliveryView> resend(@Parameter(hidden = true) Caller caller, String id) {
        DeliveryId delivery = Checks.inPath("Delivery", () -> new DeliveryId(id));
        Redelivery made = resends.resend(caller, delivery);
        return HttpResponse.accepted()
                .body(DeliveryView.enqueued(
                        made.delivery().ref(), made.delivery().progress().dueAt()));
    }
}

package io.posthorn.api.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.http.Page;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.http.Paged;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.idempotency.KeyedRequest;
import io.posthorn.api.kafka.RetryConfig;
import io.posthorn.common.retry.RetryPolicy;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;

/// Endpoints of any scope and scheme.
@Controller("/v1/endpoints")
@Needs(KeyScope.MANAGE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EndpointController {
    private final Endpoints endpoints;
    private final Registrations registrations;
    private final TestPing ping;
    private final RetryPolicy platformPolicy;

    EndpointController(Endpoints endpoints, Registrations registrations, TestPing ping, RetryConfig retry) {
        this.endpoints = endpoints;
        this.registrations = registrations;
        this.ping = ping;
        this.platformPolicy = retry.defaultPolicy();
    }

    @Post
    @RequestBody(content = @Content(schema = @Schema(implementation = EndpointRequest.class)))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EndpointView.class)))
    HttpResponse<EndpointView> create(@Parameter(hidden = true) Caller caller, HttpRequest<byte[]> request) {
        EndpointRequest wanted = RequestJson.read(RequestJson.body(request), EndpointRequest.class);
        Endpoints.Shown made = endpoints.create(caller, wanted);
        return HttpResponse.created(
                view(caller, made),
                URI.create("/v1/endpoints/" + made.registration().id()));
    }

    @Get
    @Needs(KeyScope.READ)
    @Paged
    Page<EndpointView> list(@Parameter(hidden = true) Caller caller, @Parameter(hidden = true) PageRequest page) {
        return registrations.visibleTo(caller, page).map(found -> view(caller, found));
    }

    @Get("/{id}")
    @Needs(KeyScope.READ)
    EndpointView find(@Parameter(hidden = true) Caller caller, String id) {
        return view(caller, endpoints.find(caller, id));
    }

    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RequestBody(content = @Content(schema = @Schema(implementation = EndpointRequest.class)))
    EndpointView patch(@Parameter(hidden = true) Caller caller, String id, HttpRequest<byte[]> request) {
        ObjectNode patch = RequestJson.readObject(RequestJson.body(request));
        return view(caller, endpoints.patch(caller, id, patch));
    }

    @Delete("/{id}")
    HttpResponse<Void> delete(@Parameter(hidden = true) Caller caller, String id) {
        endpoints.delete(caller, id);
        return HttpResponse.noContent();
    }

    @Post("/{id}/rotate-secret")
    @Consumes(MediaType.ALL)
    @RequestBody(content = @Content(schema = @Schema(implementation = RotationRequest.class)))
    EndpointView rotate(@Parameter(hidden = true) Caller caller, String id, HttpRequest<byte[]> request) {
        byte[] body = RequestJson.body(request);
        RotationRequest wanted =
                body.length == 0 ? RotationRequest.DEFAULT : RequestJson.read(body, RotationRequest.class);
        return view(caller, endpoints.rotate(caller, id, wanted, KeyedRequest.of(request)));
    }

    @Post("/{id}/pause")
    @Consumes(MediaType.ALL)
    EndpointView pause(@Parameter(hidden = true) Caller caller, String id) {
        return view(caller, endpoints.pause(caller, id));
    }

    @Post("/{id}/resume")
    @Consumes(MediaType.ALL)
    EndpointView resume(@Parameter(hidden = true) Caller caller, String id) {
        return view(caller, endpoints.resume(caller, id));
    }

    @Post("/{id}/test")
    @Consumes(MediaType.ALL)
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = TestPing.Sent.class)))
    HttpResponse<TestPing.Sent> test(@Parameter(hidden = true) Caller caller, String id) {
        return HttpResponse.accepted().body(ping.send(endpoints.find(caller, id)));
    }

    private EndpointView view(Caller caller, Registration shown) {
        return EndpointView.of(shown, caller.project(), platformPolicy, null);
    }

    private EndpointView view(Caller caller, Endpoints.Shown shown) {
        return EndpointView.of(shown.registration(), caller.project(), platformPolicy, shown.secret());
    }
}

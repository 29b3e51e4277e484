package io.posthorn.api.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.scope.Sessions;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.scope.Scope;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;

/// The three calls of the session surface (wire contract §1). The body is looked at last, so every content type comes
/// in and is judged after the session.
@Controller("/v1/webhook/{sessionId}")
@Needs(KeyScope.MANAGE)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {
    private final Webhooks webhooks;
    private final Sessions sessions;

    WebhookController(Webhooks webhooks, Sessions sessions) {
        this.webhooks = webhooks;
        this.sessions = sessions;
    }

    @Post
    @RequestBody(content = @Content(schema = @Schema(implementation = WebhookRequest.class)))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    HttpResponse<WebhookView> register(
            @Parameter(hidden = true) Caller caller, String sessionId, HttpRequest<byte[]> request) {
        Scope.Session session = session(caller, sessionId);
        checkContentType(request);
        WebhookRequest wanted = RequestJson.readKnown(RequestJson.body(request), WebhookRequest.class);
        return HttpResponse.created(WebhookView.of(webhooks.register(session, wanted)));
    }

    @Get
    @Needs(KeyScope.READ)
    List<WebhookView> list(@Parameter(hidden = true) Caller caller, String sessionId) {
        return webhooks.of(session(caller, sessionId)).stream()
                .map(WebhookView::of)
                .toList();
    }

    @Delete("/{webhookId}")
    Deleted delete(@Parameter(hidden = true) Caller caller, String sessionId, String webhookId) {
        Scope.Session session = session(caller, sessionId);
        EndpointId id = Checks.inPath("Webhook", () -> new EndpointId(webhookId));
        if (!webhooks.delete(session, id)) {
            throw Problem.notFound("Webhook").asException();
        }
        return new Deleted(true, id);
    }

    /// What a deletion is answered with.
    record Deleted(boolean deleted, EndpointId id) {}

    private Scope.Session session(Caller caller, String id) {
        SessionId name = Checks.inPath("Session", () -> new SessionId(id));
        Scope.Session session = new Scope.Session(caller.tenant(), caller.project(), name);
        if (sessions.find(session).isEmpty()) {
            throw Problem.notFound("Session").asException();
        }
        return session;
    }

    private static void checkContentType(HttpRequest<?> request) {
        if (request.getContentType()
                .filter(MediaType.APPLICATION_JSON_TYPE::matches)
                .isEmpty()) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json")
                    .asException();
        }
    }
}

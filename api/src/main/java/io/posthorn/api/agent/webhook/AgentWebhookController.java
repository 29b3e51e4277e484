package io.posthorn.api.agent.webhook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.endpoint.UrlRule;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.idempotency.KeyedRequest;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.event.EventType;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.secret.Secret;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The webhooks of the caller's tenant, and under the path of a project those of the project.
///
/// The project is marked as a part of the path: what no path names would be looked for in the body.
@Controller("/api/v1")
@Needs(KeyScope.MANAGE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AgentWebhookController {
    private static final String OF_TENANT = "/webhooks";
    private static final String OF_PROJECT = "/projects/{projectId}/webhooks";
    private static final String ONE = "/{eventType}";

    private final AgentWebhooks webhooks;
    private final WebhookHistory history;
    private final WebhookScopes scopes;
    private final UrlRule urls;

    AgentWebhookController(AgentWebhooks webhooks, WebhookHistory history, WebhookScopes scopes, UrlRule urls) {
        this.webhooks = webhooks;
        this.history = history;
        this.scopes = scopes;
        this.urls = urls;
    }

    /// The webhooks of a scope.
    record Listed(List<AgentWebhook> webhooks) {}

    @Put(uris = {OF_TENANT + ONE, OF_PROJECT + ONE})
    @RequestBody(content = @Content(schema = @Schema(implementation = AgentWebhookRequest.class)))
    Registered put(
            @Parameter(hidden = true) Caller caller,
            @PathVariable @Nullable String projectId,
            String eventType,
            HttpRequest<byte[]> request) {
        WebhookPlace place = place(caller, projectId, eventType);
        AgentWebhookRequest wanted = RequestJson.readKnown(RequestJson.body(request), AgentWebhookRequest.class);
        return new Registered(
                true,
                webhooks.put(place, WebhookTarget.of(wanted, urls), KeyedRequest.of(request))
                        .map(Secret::reveal)
                        .orElse(null));
    }

    @Get(uris = {OF_TENANT, OF_PROJECT})
    @Needs(KeyScope.READ)
    Listed list(@Parameter(hidden = true) Caller caller, @PathVariable @Nullable String projectId) {
        return new Listed(webhooks.of(scope(caller, projectId)));
    }

    /// Answers the same where there is none: clients repeat it.
    @Delete(uris = {OF_TENANT + ONE, OF_PROJECT + ONE})
    @Consumes(MediaType.ALL)
    HttpResponse<Void> delete(
            @Parameter(hidden = true) Caller caller, @PathVariable @Nullable String projectId, String eventType) {
        webhooks.delete(place(caller, projectId, eventType));
        return HttpResponse.noContent();
    }

    @Post(uris = {OF_TENANT + ONE + "/rotate-secret", OF_PROJECT + ONE + "/rotate-secret"})
    @Consumes(MediaType.ALL)
    Registered rotate(
            @Parameter(hidden = true) Caller caller,
            @PathVariable @Nullable String projectId,
            String eventType,
            HttpRequest<?> request) {
        return webhooks.rotate(place(caller, projectId, eventType), KeyedRequest.of(request))
                .map(secret -> new Registered(true, secret.reveal()))
                .orElseThrow(() -> Problem.notFound("Webhook").asException());
    }

    /// What was attempted, also for webhooks that are gone.
    @Get(uris = {OF_TENANT + ONE + "/attempts", OF_PROJECT + ONE + "/attempts"})
    @Needs(KeyScope.READ)
    AgentAttempts attempts(
            @Parameter(hidden = true) Caller caller,
            @PathVariable @Nullable String projectId,
            String eventType,
            HttpRequest<?> request) {
        return history.page(place(caller, projectId, eventType), HistoryRequest.of(request));
    }

    private WebhookPlace place(Caller caller, @Nullable String projectId, String eventType) {
        Scope scope = scope(caller, projectId);
        return Checks.inName("event_type", () -> new WebhookPlace(scope, new EventType(eventType)));
    }

    private Scope scope(Caller caller, @Nullable String projectId) {
        return projectId == null ? scopes.tenant(caller) : scopes.project(caller, projectId);
    }
}

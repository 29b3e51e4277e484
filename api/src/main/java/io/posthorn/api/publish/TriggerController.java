package io.posthorn.api.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.http.EventLoops;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.ProblemAnswers;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EventId;
import io.posthorn.common.scope.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Tells an agent of an event, which becomes a message for a user (wire contract §2.4). It is an event like others, so
/// a repeated call under one `Idempotency-Key` is one event, however the first ended.
@Controller("/api/v1/agents/{agentId}/events")
@Needs(KeyScope.PUBLISH)
final class TriggerController {
    private static final String SOURCE = "/api/v1/agents";

    private final Publishing publishing;
    private final ProblemAnswers answers;
    private final PublishMeter meter;

    TriggerController(Publishing publishing, ProblemAnswers answers, PublishMeter meter) {
        this.publishing = publishing;
        this.answers = answers;
        this.meter = meter;
    }

    /// What an accepted event is answered with.
    @JsonPropertyOrder({"accepted", "event_id"})
    record Triggered(
            boolean accepted, @JsonProperty("event_id") EventId event) {}

    @Post
    @Consumes(MediaType.ALL)
    @Operation(summary = "Tell an agent of an event")
    @RequestBody(content = @Content(schema = @Schema(implementation = TriggerRequest.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Triggered.class)))
    CompletableFuture<? extends HttpResponse<?>> trigger(
            @Parameter(hidden = true) Caller caller, String agentId, HttpRequest<byte[]> request) {
        AgentId agent = Checks.inName("agent_id", () -> new AgentId(agentId));
        byte[] body = RequestJson.body(request);
        TriggerRequest wanted = RequestJson.readKnown(body, TriggerRequest.class);
        PublishKey key =
                PublishKey.ofTrigger(caller.key(), EventForms.idempotencyKey(request), request.getPath(), body);
        Submission submission = submission(caller.ownScope(), agent, wanted, key);
        return publishing.publish(submission).thenApplyAsync(outcome -> answer(request, outcome), EventLoops.current());
    }

    private static Submission submission(
            Scope.Project project, AgentId agent, TriggerRequest wanted, @Nullable PublishKey key) {
        EventType type = wanted.eventType();
        Carried message = new Carried.ForAgent(project, wanted.draft(agent));
        return new Submission(type, project, SOURCE, null, null, null, null, message, key);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Outcome outcome) {
        meter.count(outcome);
        return switch (outcome) {
            case Outcome.Accepted accepted -> HttpResponse.ok(new Triggered(true, accepted.id()));
            case Outcome.Refused refused -> answers.answer(request, refused.problem());
        };
    }
}

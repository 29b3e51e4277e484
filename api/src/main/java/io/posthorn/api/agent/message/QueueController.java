package io.posthorn.api.agent.message;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.access.SeenProjects;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.http.Query;
import io.posthorn.common.event.EventType;
import io.posthorn.common.scope.Scope;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;

/// The messages of a whole project, for backends that poll (wire contract §2.3).
@Controller("/api/v1/projects/{projectId}/notifications")
@Needs(KeyScope.MANAGE)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class QueueController {
    private static final int MAX_LIMIT = 200;
    private static final int USUAL_LIMIT = 50;

    private final ProjectQueue queue;
    private final SeenProjects projects;

    QueueController(ProjectQueue queue, SeenProjects projects) {
        this.queue = queue;
        this.projects = projects;
    }

    /// What the queue is answered with; the count is that of the entries in the answer.
    record Listed(List<QueueEntry> notifications, int count) {}

    @Get
    @Needs(KeyScope.READ)
    Listed list(@Parameter(hidden = true) Caller caller, String projectId, HttpRequest<?> request) {
        Scope.Project project = projects.named(caller, projectId);
        Query query = Query.of(request);
        ProjectQueue.Filter filter = new ProjectQueue.Filter(
                query.find("agent_id", AgentId::new).orElse(null),
                query.find("event_type", EventType::new).orElse(null));
        List<QueueEntry> entries = queue.list(project, filter, query.number("limit", MAX_LIMIT, USUAL_LIMIT));
        return new Listed(entries, entries.size());
    }

    /// How many entries this very call has acknowledged.
    record Acknowledged(int acknowledged) {}

    @Post("/acknowledge")
    @RequestBody(content = @Content(schema = @Schema(implementation = QueueRequests.Entries.class)))
    Acknowledged acknowledge(@Parameter(hidden = true) Caller caller, String projectId, HttpRequest<byte[]> request) {
        Scope.Project project = projects.named(caller, projectId);
        return new Acknowledged(queue.acknowledge(project, QueueRequests.entries(request)));
    }

    /// The filters come in the query, or in a body; the query counts where both name one.
    @Post("/acknowledge-all")
    @RequestBody(content = @Content(schema = @Schema(implementation = QueueRequests.Wanted.class)))
    Acknowledged acknowledgeAll(
            @Parameter(hidden = true) Caller caller, String projectId, HttpRequest<byte[]> request) {
        Scope.Project project = projects.named(caller, projectId);
        return new Acknowledged(queue.acknowledgeAll(project, QueueRequests.filter(request)));
    }
}

package io.posthorn.api.agent;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.http.Query;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.scope.Scope;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.util.Optional;

/// The agents of the key's project, and how far each may act by itself (wire contract §2.4).
@Controller("/api/v1/agents")
@Needs(KeyScope.MANAGE)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AgentController {
    private static final int MAX_PAGE = 500;
    private static final int USUAL_PAGE = 50;

    private final Agents agents;

    AgentController(Agents agents) {
        this.agents = agents;
    }

    @Get
    @Needs(KeyScope.READ)
    AgentPage list(@Parameter(hidden = true) Caller caller, HttpRequest<?> request) {
        Query query = Query.of(request);
        int size = query.number("page_size", MAX_PAGE, USUAL_PAGE);
        String after =
                query.find("cursor", AgentPage::position).map(AgentId::value).orElse("");
        String search = query.find("search", AgentId::new).map(AgentId::value).orElse("");
        Optional<Scope.Project> project = project(caller, query);
        return project.map(of -> AgentPage.of(agents.list(of, search, after, size + 1), size, agents.count(of, search)))
                .orElse(AgentPage.of(List.of(), size, 0));
    }

    @Get("/{agentId}/capabilities")
    @Needs(KeyScope.READ)
    Capabilities capabilities(@Parameter(hidden = true) Caller caller, String agentId) {
        return Capabilities.of(agents.mode(caller.ownScope(), agent(agentId)));
    }

    @Put("/{agentId}/capabilities")
    @RequestBody(content = @Content(schema = @Schema(implementation = CapabilitiesRequest.class)))
    Capabilities put(@Parameter(hidden = true) Caller caller, String agentId, HttpRequest<byte[]> request) {
        return change(caller.ownScope(), agent(agentId), request);
    }

    /// The same as PUT: what is not named stays as it is.
    @Patch("/{agentId}/capabilities")
    @RequestBody(content = @Content(schema = @Schema(implementation = CapabilitiesRequest.class)))
    Capabilities patch(@Parameter(hidden = true) Caller caller, String agentId, HttpRequest<byte[]> request) {
        return put(caller, agentId, request);
    }

    private Capabilities change(Scope.Project scope, AgentId agent, HttpRequest<byte[]> request) {
        String wanted = RequestJson.readKnown(RequestJson.body(request), CapabilitiesRequest.class)
                .proactiveMode();
        if (wanted == null) {
            return Capabilities.of(agents.mode(scope, agent));
        }
        ProactiveMode mode = Checks.inBody("proactiveMode", () -> ProactiveMode.of(wanted));
        agents.allow(scope, agent, mode);
        return Capabilities.of(mode);
    }

    private static AgentId agent(String name) {
        return Checks.inName("agent_id", () -> new AgentId(name));
    }

    /// The project asked for, else the key's own; empty when the caller does not see it.
    private static Optional<Scope.Project> project(Caller caller, Query query) {
        Scope.Project project = query.find("project_id", ProjectId::new)
                .map(id -> new Scope.Project(caller.tenant(), id))
                .orElse(caller.ownScope());
        return Optional.of(project).filter(caller::sees);
    }
}

package io.posthorn.api.agent.wakeup;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
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
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.http.Query;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.id.WakeupId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Instant;
import java.util.List;

/// The wakeups of an agent (wire contract §2.4).
@Controller("/api/v1/agents/{agentId}/wakeups")
@Needs(KeyScope.MANAGE)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WakeupController {
    private static final int MAX_LISTED = 500;
    private static final int USUALLY_LISTED = 50;

    private final Wakeups wakeups;
    private final WakeupTable table;

    WakeupController(Wakeups wakeups, WakeupTable table) {
        this.wakeups = wakeups;
        this.table = table;
    }

    @Post
    @RequestBody(content = @Content(schema = @Schema(implementation = WakeupRequest.class)))
    Made create(@Parameter(hidden = true) Caller caller, String agentId, HttpRequest<byte[]> request) {
        WakeupRequest wanted = RequestJson.readKnown(RequestJson.body(request), WakeupRequest.class);
        Wakeup made = wakeups.create(caller.ownScope(), agent(agentId), wanted);
        return new Made(made.id(), made.scheduledAt());
    }

    @Get
    @Needs(KeyScope.READ)
    All list(@Parameter(hidden = true) Caller caller, String agentId, HttpRequest<?> request) {
        Query query = Query.of(request);
        WakeupFilter filter = WakeupFilter.of(caller.ownScope(), agent(agentId), query);
        return new All(table.list(filter, query.number("limit", MAX_LISTED, USUALLY_LISTED)).stream()
                .map(WakeupView::of)
                .toList());
    }

    /// What a new wakeup is answered with: clients refuse any other key.
    @JsonPropertyOrder({"wakeup_id", "scheduled_at"})
    record Made(
            @JsonProperty("wakeup_id") WakeupId id,
            @JsonProperty("scheduled_at") Instant scheduledAt) {}

    /// The wakeups of an agent, newest first.
    record All(List<WakeupView> wakeups) {}

    private static AgentId agent(String name) {
        return Checks.inName("agent_id", () -> new AgentId(name));
    }
}

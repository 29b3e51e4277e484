package io.posthorn.api.agent.schedule;

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
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.http.Query;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.Checks;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Instant;
import java.util.List;

/// The schedules of one user of an agent (wire contract §2.4).
@Controller("/api/v1/agents/{agentId}/users/{userId}/schedules")
@Needs(KeyScope.MANAGE)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScheduleController {
    private static final int MAX_UPCOMING = 100;
    private static final int USUAL_UPCOMING = 10;

    private final Schedules schedules;

    ScheduleController(Schedules schedules) {
        this.schedules = schedules;
    }

    @Post
    @RequestBody(content = @Content(schema = @Schema(implementation = ScheduleRequest.class)))
    ScheduleMade create(
            @Parameter(hidden = true) Caller caller, String agentId, String userId, HttpRequest<byte[]> request) {
        ScheduleRequest wanted = RequestJson.readKnown(RequestJson.body(request), ScheduleRequest.class);
        return ScheduleMade.of(schedules.create(owner(caller, agentId, userId), wanted));
    }

    @Get
    @Needs(KeyScope.READ)
    All list(@Parameter(hidden = true) Caller caller, String agentId, String userId) {
        return new All(schedules.of(owner(caller, agentId, userId)).stream()
                .map(ScheduleView::of)
                .toList());
    }

    @Get("/{id}")
    @Needs(KeyScope.READ)
    ScheduleView find(@Parameter(hidden = true) Caller caller, String agentId, String userId, String id) {
        return ScheduleView.of(schedules.find(owner(caller, agentId, userId), id));
    }

    @Patch("/{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = ScheduleRequest.class)))
    ScheduleView patch(
            @Parameter(hidden = true) Caller caller,
            String agentId,
            String userId,
            String id,
            HttpRequest<byte[]> request) {
        ObjectNode fields = RequestJson.readObject(RequestJson.body(request));
        return ScheduleView.of(schedules.patch(owner(caller, agentId, userId), id, fields));
    }

    /// Also when there is none: clients repeat deletions.
    @Delete("/{id}")
    HttpResponse<Void> delete(@Parameter(hidden = true) Caller caller, String agentId, String userId, String id) {
        schedules.delete(owner(caller, agentId, userId), id);
        return HttpResponse.noContent();
    }

    @Get("/{id}/upcoming")
    @Needs(KeyScope.READ)
    Upcoming upcoming(
            @Parameter(hidden = true) Caller caller, String agentId, String userId, String id, HttpRequest<?> request) {
        int limit = Query.of(request).number("limit", MAX_UPCOMING, USUAL_UPCOMING);
        return new Upcoming(schedules.upcoming(owner(caller, agentId, userId), id, limit));
    }

    /// The schedules of a user.
    record All(List<ScheduleView> schedules) {}

    /// When a schedule fires next, in order.
    record Upcoming(List<Instant> upcoming) {}

    private static AgentUser owner(Caller caller, String agentId, String userId) {
        return new AgentUser(
                caller.ownScope(),
                Checks.inName("agent_id", () -> new AgentId(agentId)),
                Checks.inName("user_id", () -> new UserId(userId)));
    }
}

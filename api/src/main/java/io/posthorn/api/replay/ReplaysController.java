package io.posthorn.api.replay;

import static io.posthorn.api.replay.ReplayStatus.CANCELLED;
import static io.posthorn.api.replay.ReplayStatus.PAUSED;
import static io.posthorn.api.replay.ReplayStatus.PLANNED;
import static io.posthorn.api.replay.ReplayStatus.RUNNING;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.ReplayId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/// Asking for replays, watching and steering them.
@Controller("/v1/replays")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReplaysController {
    private final Replays replays;
    private final Candidates candidates;
    private final ReplayTable table;
    private final ReplayRunner runner;

    ReplaysController(Replays replays, Candidates candidates, ReplayTable table, ReplayRunner runner) {
        this.replays = replays;
        this.candidates = candidates;
        this.table = table;
        this.runner = runner;
    }

    @Post
    @Needs(KeyScope.MANAGE)
    @RequestBody(content = @Content(schema = @Schema(implementation = ReplayRequest.class)))
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ReplayView.class)))
    HttpResponse<ReplayView> ask(@Parameter(hidden = true) Caller caller, HttpRequest<byte[]> request) {
        ReplayRequest wanted = RequestJson.read(RequestJson.body(request), ReplayRequest.class);
        Replay replay = replays.of(caller, wanted);
        Plan plan = candidates.plan(replay);
        ReplayView view = ReplayView.planned(replay, plan);
        if (wanted.isDryRun()) {
            return HttpResponse.ok(view);
        }
        table.insert(replay, plan);
        runner.wake();
        return HttpResponse.accepted().body(view);
    }

    @Get
    @Needs(KeyScope.READ)
    @Paged
    Page<ReplayView> list(@Parameter(hidden = true) Caller caller, @Parameter(hidden = true) PageRequest page) {
        return replays.list(caller, page);
    }

    @Get("/{id}")
    @Needs(KeyScope.READ)
    ReplayView find(@Parameter(hidden = true) Caller caller, String id) {
        return visible(caller, id);
    }

    @Post("/{id}/pause")
    @Needs(KeyScope.MANAGE)
    ReplayView pause(@Parameter(hidden = true) Caller caller, String id) {
        return change(caller, id, PAUSED, PLANNED, RUNNING);
    }

    @Post("/{id}/resume")
    @Needs(KeyScope.MANAGE)
    ReplayView resume(@Parameter(hidden = true) Caller caller, String id) {
        ReplayView resumed = change(caller, id, RUNNING, PAUSED);
        runner.wake();
        return resumed;
    }

    @Post("/{id}/cancel")
    @Needs(KeyScope.MANAGE)
    ReplayView cancel(@Parameter(hidden = true) Caller caller, String id) {
        return change(caller, id, CANCELLED, PLANNED, RUNNING, PAUSED);
    }

    /// Asking for the status that it has already changes nothing; from where no way leads there is a conflict.
    private ReplayView change(Caller caller, String id, ReplayStatus to, ReplayStatus... from) {
        ReplayView before = visible(caller, id);
        if (!table.change(new ReplayId(before.id()), to, from)
                && !visible(caller, id).status().equals(to.code())) {
            throw Problem.conflict("The replay is " + before.status()).asException();
        }
        return visible(caller, id);
    }

    private ReplayView visible(Caller caller, String id) {
        return replays.find(caller, Checks.inPath("Replay", () -> new ReplayId(id)))
                .orElseThrow(() -> Problem.notFound("Replay").asException());
    }
}

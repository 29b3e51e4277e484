package io.posthorn.api.agent.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import io.posthorn.api.http.RequestJson;
import io.posthorn.common.id.JobId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/// Simulated time for the agents of the key's project (wire contract §2.4).
@Controller("/api/v1/workbench/advance-time")
@Needs(KeyScope.MANAGE)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SimulationController {
    private final Simulations simulations;
    private final Jobs jobs;

    SimulationController(Simulations simulations, Jobs jobs) {
        this.simulations = simulations;
        this.jobs = jobs;
    }

    /// Fires now what is due in the hours that follow now and the base offset.
    @Post
    @RequestBody(content = @Content(schema = @Schema(implementation = AdvanceRequest.class)))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AdvanceTime.class)))
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Accepted.class)))
    HttpResponse<?> advance(@Parameter(hidden = true) Caller caller, HttpRequest<byte[]> request) {
        AdvanceRequest wanted = RequestJson.readKnown(RequestJson.body(request), AdvanceRequest.class);
        Simulation simulation = wanted.simulation(caller.ownScope());
        return wanted.isAsync()
                ? HttpResponse.accepted().body(Accepted.of(jobs.start(simulation)))
                : HttpResponse.ok(simulations.advance(simulation));
    }

    @Get("/jobs/{jobId}")
    @Needs(KeyScope.READ)
    JobView job(@Parameter(hidden = true) Caller caller, String jobId) {
        return JobView.of(jobs.find(caller.ownScope(), jobId));
    }

    /// What a new job is answered with.
    @JsonPropertyOrder({"job_id", "status"})
    record Accepted(@JsonProperty("job_id") JobId id, String status) {
        static Accepted of(Job made) {
            return new Accepted(made.id(), made.state().code());
        }
    }
}

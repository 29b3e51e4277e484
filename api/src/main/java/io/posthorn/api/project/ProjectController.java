package io.posthorn.api.project;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.http.ScopeRequest;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemException;
import io.posthorn.api.scope.Project;
import io.posthorn.api.scope.Projects;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.scope.Scope;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/// The projects of the key's tenant: all of them with the scope `tenant`, the key's own without.
@Controller("/v1/projects/{id}")
@Needs(KeyScope.TENANT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProjectController {
    private final Projects projects;
    private final ProjectEnd ends;

    ProjectController(Projects projects, ProjectEnd ends) {
        this.projects = projects;
        this.ends = ends;
    }

    @Put
    @Consumes(MediaType.ALL)
    @RequestBody(content = @Content(schema = @Schema(implementation = ScopeRequest.class)))
    Project put(@Parameter(hidden = true) Caller caller, String id, HttpRequest<byte[]> request) {
        ProjectId project = Checks.inName("id", () -> new ProjectId(id));
        String metadata = ScopeRequest.metadata(request);
        projects.ensure(caller.tenant(), project);
        if (metadata != null) {
            projects.describe(caller.tenant(), project, metadata);
        }
        return projects.find(caller.tenant(), project).orElseThrow(ProjectController::notFound);
    }

    @Get
    @Needs(KeyScope.READ)
    Project find(@Parameter(hidden = true) Caller caller, String id) {
        Scope.Project project = project(caller, id);
        if (!caller.sees(project)) {
            throw notFound();
        }
        return projects.find(caller.tenant(), project.project()).orElseThrow(ProjectController::notFound);
    }

    /// Its sessions, endpoints, agents, schedules, wakeups and messages go with it. A project that still has keys
    /// stays.
    @Delete
    HttpResponse<Void> delete(@Parameter(hidden = true) Caller caller, String id) {
        ends.end(project(caller, id));
        return HttpResponse.noContent();
    }

    private static Scope.Project project(Caller caller, String id) {
        return new Scope.Project(caller.tenant(), Checks.inPath("Project", () -> new ProjectId(id)));
    }

    private static ProblemException notFound() {
        return Problem.notFound("Project").asException();
    }
}

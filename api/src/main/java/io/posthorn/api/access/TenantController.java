package io.posthorn.api.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.http.Page;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.http.Paged;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.scope.Project;
import io.posthorn.api.scope.Projects;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/// Administration of tenants and their projects.
@Controller("/admin/v1/tenants")
@NeedsAdmin
@ExecuteOn(TaskExecutors.BLOCKING)
final class TenantController {
    private final Tenants tenants;
    private final Projects projects;

    TenantController(Tenants tenants, Projects projects) {
        this.tenants = tenants;
        this.projects = projects;
    }

    /// The name of what is to be made.
    record Named(@Nullable String id) {}

    /// Makes a tenant with a default project; an existing one is answered as it is.
    @Post
    @RequestBody(content = @Content(schema = @Schema(implementation = Named.class)))
    HttpResponse<Tenant> create(HttpRequest<byte[]> request) {
        String id = name(request);
        TenantId tenant = Checks.inBody("id", () -> new TenantId(id));
        boolean made = tenants.ensure(tenant);
        projects.ensure(tenant, DefaultScope.PROJECT);
        return answer(made, find(tenant.value()));
    }

    @Get
    @Paged
    Page<Tenant> list(@Parameter(hidden = true) PageRequest page) {
        return Page.of(tenants.list(page), page, tenant -> tenant.id().value());
    }

    @Get("/{tenant}")
    Tenant find(String tenant) {
        return tenants.find(Checks.inPath("Tenant", () -> new TenantId(tenant)))
                .orElseThrow(() -> Problem.notFound("Tenant").asException());
    }

    /// Makes a project; an existing one is answered as it is.
    @Post("/{tenant}/projects")
    @RequestBody(content = @Content(schema = @Schema(implementation = Named.class)))
    HttpResponse<Project> createProject(String tenant, HttpRequest<byte[]> request) {
        TenantId owner = find(tenant).id();
        String id = name(request);
        ProjectId project = Checks.inBody("id", () -> new ProjectId(id));
        boolean made = projects.ensure(owner, project);
        return answer(
                made,
                projects.find(owner, project)
                        .orElseThrow(() -> Problem.notFound("Project").asException()));
    }

    @Get("/{tenant}/projects")
    @Paged
    Page<Project> projects(String tenant, @Parameter(hidden = true) PageRequest page) {
        return Page.of(
                projects.of(find(tenant).id(), page),
                page,
                project -> project.id().value());
    }

    private static String name(HttpRequest<byte[]> request) {
        return Checks.required(
                "id", RequestJson.read(RequestJson.body(request), Named.class).id());
    }

    private static <T> HttpResponse<T> answer(boolean made, T body) {
        return made ? HttpResponse.created(body) : HttpResponse.ok(body);
    }
}

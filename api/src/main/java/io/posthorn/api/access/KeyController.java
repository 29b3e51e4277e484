package io.posthorn.api.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import io.posthorn.api.scope.Projects;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Administration of a tenant's API keys.
@Controller("/admin/v1/tenants/{tenant}/keys")
@NeedsAdmin
@ExecuteOn(TaskExecutors.BLOCKING)
final class KeyController {
    private static final int ID_BYTES = 12;
    private static final int MAX_NAME = 256;

    private final TenantController tenants;
    private final Projects projects;
    private final ApiKeys keys;
    private final Authentication authentication;
    private final SecureRandom random;
    private final Clock clock;

    KeyController(
            TenantController tenants,
            Projects projects,
            ApiKeys keys,
            Authentication authentication,
            SecureRandom random,
            Clock clock) {
        this.tenants = tenants;
        this.projects = projects;
        this.keys = keys;
        this.authentication = authentication;
        this.random = random;
        this.clock = clock;
    }

    /// A key as administration asks for it; without scopes it may publish, read and manage in its project.
    record KeyRequest(
            @JsonProperty("project_id") @Nullable String project,
            @Nullable String name,
            @Nullable List<KeyScope> scopes) {}

    /// A key with its text, which is shown this once.
    record MadeKey(@JsonUnwrapped ApiKey made, String key) {}

    @Post
    @RequestBody(content = @Content(schema = @Schema(implementation = KeyRequest.class)))
    HttpResponse<MadeKey> create(String tenant, HttpRequest<byte[]> request) {
        TenantId owner = tenants.find(tenant).id();
        ApiKey key = key(owner, RequestJson.read(RequestJson.body(request), KeyRequest.class));
        String text = KeyText.generate(random);
        keys.insert(key, text);
        return HttpResponse.created(new MadeKey(key, text));
    }

    @Get
    @Paged
    Page<ApiKey> list(String tenant, @Parameter(hidden = true) PageRequest page) {
        return Page.of(
                keys.of(tenants.find(tenant).id(), page), page, key -> key.id().value());
    }

    /// Revokes it: at once in this process, within seconds in others.
    @Delete("/{id}")
    HttpResponse<Void> revoke(String tenant, String id) {
        if (!keys.revoke(tenants.find(tenant).id(), new KeyId(id))) {
            throw Problem.notFound("Key").asException();
        }
        authentication.forget();
        return HttpResponse.noContent();
    }

    private ApiKey key(TenantId owner, KeyRequest request) {
        ProjectId project = Optional.ofNullable(request.project())
                .map(id -> Checks.inBody("project_id", () -> new ProjectId(id)))
                .orElse(DefaultScope.PROJECT);
        if (projects.find(owner, project).isEmpty()) {
            throw Checks.invalid("project_id", "does not exist");
        }
        List<KeyScope> scopes =
                request.scopes() == null ? List.of(KeyScope.PUBLISH, KeyScope.READ, KeyScope.MANAGE) : request.scopes();
        if (scopes.isEmpty() || scopes.stream().anyMatch(Objects::isNull)) {
            throw Checks.invalid("scopes", "must name at least one of publish, read, manage, tenant");
        }
        return new ApiKey(newId(), owner, project, name(request.name()), scopes, clock.instant(), null);
    }

    private static @Nullable String name(@Nullable String given) {
        if (given != null && (given.length() > MAX_NAME || given.chars().anyMatch(Character::isISOControl))) {
            throw Checks.invalid("name", "must be at most 256 characters without control characters");
        }
        return given;
    }

    private KeyId newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return new KeyId("key_" + HexFormat.of().formatHex(bytes));
    }
}

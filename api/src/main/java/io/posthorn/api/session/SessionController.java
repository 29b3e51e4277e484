package io.posthorn.api.session;

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
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.http.ScopeRequest;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemException;
import io.posthorn.api.scope.Session;
import io.posthorn.api.scope.Sessions;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.scope.Scope;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/// The sessions of the key's project.
@Controller("/v1/sessions/{id}")
@Needs(KeyScope.MANAGE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {
    private final Sessions sessions;
    private final Registrations registrations;

    SessionController(Sessions sessions, Registrations registrations) {
        this.sessions = sessions;
        this.registrations = registrations;
    }

    @Put
    @Consumes(MediaType.ALL)
    @RequestBody(content = @Content(schema = @Schema(implementation = ScopeRequest.class)))
    Session put(@Parameter(hidden = true) Caller caller, String id, HttpRequest<byte[]> request) {
        SessionId name = Checks.inName("id", () -> new SessionId(id));
        Scope.Session session = new Scope.Session(caller.tenant(), caller.project(), name);
        sessions.put(session, ScopeRequest.metadata(request));
        return sessions.find(session).orElseThrow(SessionController::notFound);
    }

    @Get
    @Needs(KeyScope.READ)
    Session find(@Parameter(hidden = true) Caller caller, String id) {
        return sessions.find(session(caller, id)).orElseThrow(SessionController::notFound);
    }

    /// Its webhooks go with it; what is pending for them is discarded.
    @Delete
    HttpResponse<Void> delete(@Parameter(hidden = true) Caller caller, String id) {
        Scope.Session session = session(caller, id);
        registrations.deleteAll(session, () -> {
            if (!sessions.delete(session)) {
                throw notFound();
            }
        });
        return HttpResponse.noContent();
    }

    private static Scope.Session session(Caller caller, String id) {
        return new Scope.Session(caller.tenant(), caller.project(), Checks.inPath("Session", () -> new SessionId(id)));
    }

    private static ProblemException notFound() {
        return Problem.notFound("Session").asException();
    }
}

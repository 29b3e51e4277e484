package io.posthorn.api.reading;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.http.Page;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.http.Paged;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemException;
import io.posthorn.common.id.DeadLetterId;
import io.swagger.v3.oas.annotations.Parameter;

/// Reading and dismissing dead letters.
@Controller("/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadLettersController {
    private final DeadLetters deadLetters;

    DeadLettersController(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Get
    @Needs(KeyScope.READ)
    @Paged
    Page<DeadLetterView> list(
            @Parameter(hidden = true) Caller caller,
            @RequestBean DeadLetterQuery query,
            @Parameter(hidden = true) PageRequest page) {
        return deadLetters.list(caller, query, page);
    }

    @Get("/{id}")
    @Needs(KeyScope.READ)
    DeadLetterView find(@Parameter(hidden = true) Caller caller, String id) {
        return deadLetters.find(caller, idInPath(id)).orElseThrow(DeadLettersController::notFound);
    }

    @Delete("/{id}")
    @Needs(KeyScope.MANAGE)
    @Status(HttpStatus.NO_CONTENT)
    void delete(@Parameter(hidden = true) Caller caller, String id) {
        if (!deadLetters.delete(caller, idInPath(id))) {
            throw notFound();
        }
    }

    private static DeadLetterId idInPath(String id) {
        return Checks.inPath("Dead letter", () -> new DeadLetterId(id));
    }

    private static ProblemException notFound() {
        return Problem.notFound("Dead letter").asException();
    }
}

package io.posthorn.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.posthorn.api.database.DatabaseException;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemAnswers;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what nobody else does: 503 when the log or the tables do not answer, 500 for a bug. The log of the process
/// says which, under the id that the caller is told in the header.
@Singleton
final class FailureHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);
    private static final Problem CUT_OFF = Problem.unreadable(FieldProblem.inBody("", "ended before its time"));

    private final ProblemAnswers answers;
    private final RequestIds ids;

    FailureHandler(ProblemAnswers answers, RequestIds ids) {
        this.answers = answers;
        this.ids = ids;
    }

    @Override
    @SuppressWarnings("rawtypes") // as ExceptionHandler declares it
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        Problem problem = switch (failure) {
            case LogUnavailableException _ -> Problem.unavailable("The log does not answer; try again");
            case DatabaseException refused
            when refused.transientCause().isPresent() -> Problem.unavailable("The database does not answer; try again");
            case IOException _ -> CUT_OFF; // and nobody is there to read it
            default -> Problem.unexpected();
        };
        log(request, problem.status().getCode(), failure);
        return answers.answer(request, problem);
    }

    private void log(HttpRequest<?> request, int status, Throwable failure) {
        String line = "request=%s %s %s is answered %d"
                .formatted(ids.of(request), request.getMethodName(), request.getPath(), status);
        switch (status) {
            case 500 -> LOG.error(line, failure);
            case 503 -> LOG.warn("{} cause={}", line, cause(failure));
            default -> LOG.debug(line, failure);
        }
    }

    /// The first line of it: the statement follows in others. What is behind the refusal of a database may have the
    /// values of a row.
    private static String cause(Throwable failure) {
        Throwable cause = failure instanceof DatabaseException refused
                ? refused.transientCause().orElseThrow()
                : Optional.ofNullable(failure.getCause()).orElse(failure);
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}

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
            case LogUnavailableException unavailable ->
                passing(
                        request,
                        "log",
                        Optional.ofNullable(unavailable.getCause()).orElse(unavailable));
            case DatabaseException refused ->
                refused.transientCause()
                        .map(cause -> passing(request, "database", cause))
                        .orElseGet(() -> bug(request, refused));
            case IOException cutOff -> cutOff(request, cutOff);
            default -> bug(request, failure);
        };
        return answers.answer(request, problem);
    }

    /// Of the cause only the first line: the statement of a database follows in others, and what is behind its refusal
    /// may have the values of a row.
    private Problem passing(HttpRequest<?> request, String what, Throwable cause) {
        String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        LOG.warn("{} is answered 503 cause={}", call(request), first);
        return Problem.doesNotAnswer(what);
    }

    /// Nobody is there to read the answer.
    private Problem cutOff(HttpRequest<?> request, IOException cause) {
        LOG.debug("{} is answered 400", call(request), cause);
        return CUT_OFF;
    }

    private Problem bug(HttpRequest<?> request, Throwable failure) {
        LOG.error("{} is answered 500", call(request), failure);
        return Problem.unexpected();
    }

    private String call(HttpRequest<?> request) {
        return "request=%s %s %s".formatted(ids.of(request), request.getMethodName(), request.getPath());
    }
}

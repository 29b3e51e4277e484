package io.posthorn.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.posthorn.api.database.DatabaseException;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemAnswers;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what nobody else does: 503 when the tables do not answer, 500 for a bug. The log has the cause under the id
/// that the caller is told, in the header.
@Singleton
final class FailureHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

    private final ProblemAnswers answers;
    private final RequestIds ids;

    FailureHandler(ProblemAnswers answers, RequestIds ids) {
        this.answers = answers;
        this.ids = ids;
    }

    @Override
    @SuppressWarnings("rawtypes") // as ExceptionHandler declares it
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        Problem problem = failure instanceof DatabaseException refused && refused.isTransient()
                ? Problem.unavailable("The database does not answer; try again")
                : Problem.unexpected();
        LOG.error(
                "request={} {} {} is answered {}",
                ids.of(request),
                request.getMethodName(),
                request.getPath(),
                problem.status().getCode(),
                failure);
        return answers.answer(request, problem);
    }
}

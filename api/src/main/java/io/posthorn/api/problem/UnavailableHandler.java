package io.posthorn.api.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.posthorn.api.kafka.LogUnavailableException;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers 503 when the log does not answer.
@Singleton
final class UnavailableHandler implements ExceptionHandler<LogUnavailableException, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnavailableHandler.class);

    private final ProblemAnswers answers;

    UnavailableHandler(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as ExceptionHandler declares it
    public HttpResponse<?> handle(HttpRequest request, LogUnavailableException exception) {
        LOG.warn("{} {} is answered 503: {}", request.getMethodName(), request.getPath(), exception.getMessage());
        return answers.answer(request, Problem.unavailable("The log does not answer; try again"));
    }
}

package io.posthorn.api.problem;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/// Gives the server's own errors (no such route, wrong method, body too large, a bug) the form of all others.
@Singleton
final class ServerProblems implements ErrorResponseProcessor<Object> {
    private final ProblemAnswers answers;

    ServerProblems(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("unchecked") // the body is replaced, whatever it was
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        Problem problem = Problem.of(status, detail(status, context));
        return (MutableHttpResponse<Object>) answers.fill(response, context.getRequest(), problem);
    }

    /// A bug's message is for the log, not for the caller.
    private static String detail(HttpStatus status, ErrorContext context) {
        return switch (status) {
            case NOT_FOUND -> "No such resource";
            case BAD_REQUEST -> "The request cannot be read";
            case REQUEST_ENTITY_TOO_LARGE -> "The body is larger than 1 MiB";
            default ->
                status.getCode() >= 500
                        ? "Something went wrong here"
                        : context.getErrors().stream()
                                .map(Error::getMessage)
                                .findFirst()
                                .orElse(status.getReason());
        };
    }
}

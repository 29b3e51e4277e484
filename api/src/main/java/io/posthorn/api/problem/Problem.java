package io.posthorn.api.problem;

import io.micronaut.http.HttpStatus;
import java.util.List;

/// Why a request was not carried out, as its caller is told.
///
/// @param detail one sentence
/// @param errors the parts of the request that are wrong; empty when it is none in particular
/// @param retryAfterSeconds when trying again may help; 0 when that is not known
public record Problem(HttpStatus status, String detail, List<FieldProblem> errors, int retryAfterSeconds) {
    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail, List.of(), 0);
    }

    /// 400: the request cannot be read.
    public static Problem unreadable(FieldProblem error) {
        return new Problem(HttpStatus.BAD_REQUEST, sentence(error), List.of(error), 0);
    }

    /// 422: the request can be read, but this part of it cannot be accepted.
    public static Problem invalid(FieldProblem error) {
        return invalid(List.of(error));
    }

    /// 422: the request can be read, but these parts of it cannot be accepted.
    public static Problem invalid(List<FieldProblem> errors) {
        return new Problem(HttpStatus.UNPROCESSABLE_ENTITY, sentence(errors.getFirst()), errors, 0);
    }

    public static Problem unauthorized() {
        return of(HttpStatus.UNAUTHORIZED, "Invalid or missing API key");
    }

    public static Problem forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, detail);
    }

    /// 404 for what is not there, and for what is another tenant's.
    public static Problem notFound(String what) {
        return of(HttpStatus.NOT_FOUND, what + " not found");
    }

    public static Problem conflict(String detail) {
        return of(HttpStatus.CONFLICT, detail);
    }

    public static Problem tooManyRequests(int retryAfterSeconds) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, "Rate limit exceeded", List.of(), retryAfterSeconds);
    }

    public static Problem unavailable(String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of(), 1);
    }

    /// 503 for what could not be asked in time.
    public static Problem doesNotAnswer(String what) {
        return unavailable("The " + what + " does not answer; try again");
    }

    /// 500: a bug, whose message is for the log.
    public static Problem unexpected() {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; it is in the log under the X-Request-Id");
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    private static String sentence(FieldProblem error) {
        return error.field() + ": " + error.message();
    }
}

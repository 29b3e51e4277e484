package io.posthorn.api.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.posthorn.common.record.Json;
import jakarta.inject.Singleton;

/// Writes a problem in the form of the surface it is told on.
@Singleton
public final class ProblemAnswers {
    private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");
    private static final String SESSION_SURFACE = "/v1/webhook";
    private static final String AGENT_SURFACE = "/api";

    public MutableHttpResponse<?> answer(HttpRequest<?> request, Problem problem) {
        return fill(HttpResponse.status(problem.status()), request, problem);
    }

    MutableHttpResponse<?> fill(MutableHttpResponse<?> response, HttpRequest<?> request, Problem problem) {
        if (problem.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
        String path = request.getPath();
        if (isWithin(SESSION_SURFACE, path)) {
            return session(response, SessionError.of(problem));
        }
        Object body = isWithin(AGENT_SURFACE, path) ? AgentError.of(problem) : ProblemBody.of(problem, path);
        return response.body(bytes(body)).contentType(PROBLEM_JSON);
    }

    private static MutableHttpResponse<?> session(MutableHttpResponse<?> response, SessionError error) {
        return response.status(HttpStatus.valueOf(error.error().status()))
                .body(bytes(error))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static boolean isWithin(String surface, String path) {
        return path.equals(surface) || path.startsWith(surface + "/");
    }

    private static byte[] bytes(Object body) {
        return Json.bytes(body);
    }
}

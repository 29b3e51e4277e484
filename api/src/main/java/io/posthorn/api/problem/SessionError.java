package io.posthorn.api.problem;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// A problem as the session surface writes it (wire contract §1): these keys and no other.
record SessionError(Body error) {
    @JsonPropertyOrder({"code", "status", "message"})
    record Body(String code, int status, String message) {}

    static SessionError of(Problem problem) {
        int status = problem.status().getCode();
        int told = status == 422 ? 400 : status;
        return new SessionError(new Body(code(told), told, problem.detail()));
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 429 -> "RATE_LIMIT";
            case 503 -> "SERVICE_UNAVAILABLE";
            default -> status >= 500 ? "INTERNAL_ERROR" : "VALIDATION_ERROR";
        };
    }
}

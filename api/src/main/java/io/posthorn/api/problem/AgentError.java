package io.posthorn.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/// A problem as the agent surface writes it (wire contract §2.5): one body that three clients read, each by keys of its
/// own.
@JsonPropertyOrder({"type", "title", "status", "detail", "error", "message", "code", "errors"})
record AgentError(
        String type,
        String title,
        int status,
        String detail,
        String error,
        String message,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors) {
    static AgentError of(Problem problem) {
        int status = problem.status().getCode();
        return new AgentError(
                "about:blank",
                problem.status().getReason(),
                status,
                problem.detail(),
                problem.detail(),
                problem.detail(),
                code(status),
                problem.errors());
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 409 -> "conflict";
            case 413 -> "payload_too_large";
            case 415 -> "unsupported_media_type";
            case 422 -> "validation_failed";
            case 429 -> "rate_limited";
            case 503 -> "unavailable";
            default -> status >= 500 ? "internal" : "bad_request";
        };
    }
}
